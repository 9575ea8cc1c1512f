import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { Tree } from '../../ui/tree.tsx'
import type { useFunctions, useTasks } from './data.ts'
import { placeText, taskTree } from './task-tree.ts'
import { SCOPES, type Scope } from './types.ts'

export interface TaskPaneProps {
  readonly scope: Scope
  readonly onScope: (scope: Scope) => void
  readonly functions: ReturnType<typeof useFunctions>
  readonly tasks: ReturnType<typeof useTasks>
  /** Records by task. */
  readonly counts: ReadonlyMap<string, number>
  readonly at: string | null
  readonly onPlace: (at: string) => void
}

/** The tree of functions and unit tasks, of one's own unit or of the whole office. */
export function TaskPane({ scope, onScope, functions, tasks, counts, at, onPlace }: TaskPaneProps) {
  const { t } = useTranslation('records')
  const view = useErrorView()
  const error = functions.error ?? tasks.error
  const ready = functions.data !== undefined && tasks.data !== undefined
  const nodes = ready ? taskTree(functions.data, tasks.data, counts) : []
  return (
    <div className="records-tree">
      <RadioGroup
        label={t('scope.label')}
        hideLabel
        value={scope}
        options={SCOPES.map((id) => ({ id, label: t(`scope.${id}`) }))}
        onChange={onScope}
      />
      {error !== null && <ErrorState {...view(error)} onRetry={() => void Promise.all([functions.refetch(), tasks.refetch()])} />}
      {!ready && error === null && <ProgressBar label={t('loading')} />}
      {ready && nodes.length === 0 && <EmptyState title={t('tree.empty')} text={t('tree.emptyHint')} />}
      {nodes.length > 0 && (
        <Tree
          key={scope}
          label={t('tree.label')}
          nodes={nodes}
          selected={at}
          defaultExpanded={(functions.data ?? []).map(({ id }) => placeText({ type: 'function', id }))}
          onSelect={onPlace}
        />
      )}
    </div>
  )
}
