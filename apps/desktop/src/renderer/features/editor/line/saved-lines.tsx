import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../../api/error-view.ts'
import type { SavedLine } from '../../../api/shapes.ts'
import { useSavedLines } from '../../../api/use-saved-lines.ts'
import { Button } from '../../../ui/button.tsx'
import { useConfirm } from '../../../ui/confirm.tsx'
import type { LinePerson, LineStep } from '../../../ui/line-row/line-step.ts'
import { Menu, type MenuAct } from '../../../ui/menu.tsx'
import { announce } from '../../../ui/notices.ts'
import { SaveLineDialog } from './save-line-dialog.tsx'
import { appliedTo, goneFrom } from './saved-steps.ts'

export interface SavedLinesProps {
  readonly steps: readonly LineStep[]
  readonly onChange: (steps: readonly LineStep[]) => void
  readonly find: (personId: string) => LinePerson | null
}

/** Saved lines (개인·부서 결재선): one is put in with a press, the present one is kept for the next time. */
export function SavedLines({ steps, onChange, find }: SavedLinesProps) {
  const { t } = useTranslation('line')
  const view = useErrorView()
  const confirm = useConfirm()
  const { lines, save, remove } = useSavedLines()
  const [saving, setSaving] = useState(false)
  const known = lines.data ?? []
  const apply = (line: SavedLine): void => {
    onChange(appliedTo(steps, line, find))
    const gone = goneFrom(line)
    announce(gone > 0 ? t('kept.appliedWithout', { name: line.name, count: gone }) : t('kept.applied', { name: line.name }), {
      tone: gone > 0 ? 'warning' : 'done',
    })
  }
  const drop = async (line: SavedLine): Promise<void> => {
    const question = {
      title: t('kept.removeTitle'),
      text: t('kept.removeText', { name: line.name }),
      act: t('kept.remove'),
      danger: true,
    }
    if (await confirm(question)) remove.mutate(line.id, { onError: (error) => announce(view(error).text, { tone: 'error' }) })
  }
  const nameOf = (line: SavedLine): string => t(`kept.of.${line.scope}`, { name: line.name })
  const removable = known.filter(({ mine }) => mine)
  const acts: readonly (readonly MenuAct[])[] = [
    known.map((line) => ({ id: line.id, label: nameOf(line), run: () => apply(line) })),
    [{ id: 'keep', label: t('kept.keep'), icon: 'add', run: () => setSaving(true) }],
    removable.map((line) => ({
      id: `remove-${line.id}`,
      label: t('kept.removeOf', { name: line.name }),
      icon: 'trash',
      danger: true,
      run: () => void drop(line),
    })),
  ]
  return (
    <div className="line-saved">
      <Menu
        label={t('kept.label')}
        trigger={
          <Button variant="quiet" icon="star" isDisabled={lines.data === undefined}>
            {t('kept.label')}
          </Button>
        }
        acts={acts.filter((group) => group.length > 0)}
      />
      {lines.error !== null && <span role="alert">{view(lines.error).text}</span>}
      {saving && (
        <SaveLineDialog
          steps={steps}
          known={known}
          save={save}
          onClose={() => {
            save.reset()
            setSaving(false)
          }}
        />
      )}
    </div>
  )
}
