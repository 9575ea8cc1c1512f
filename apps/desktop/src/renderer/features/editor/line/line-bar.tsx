import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../../api/error-view.ts'
import { formatShortDate } from '../../../i18n/format.ts'
import { Button } from '../../../ui/button.tsx'
import { useKeys } from '../../../ui/keys/use-keys.ts'
import { LineRow } from '../../../ui/line-row/line-row.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import type { Office } from '../page/page-props.ts'
import { LineEditor } from './line-editor.tsx'
import type { useLine } from './use-line.ts'

export interface LineBarProps extends Pick<Office, 'directory' | 'author'> {
  readonly documentId: string
  readonly line: ReturnType<typeof useLine>
  readonly writes: boolean
}

/** The line above the page: who acts in what order, what is wrong with it, and the way to change it. */
export function LineBar({ documentId, line: { line, save }, directory, author, writes }: LineBarProps) {
  const { t } = useTranslation('line')
  const view = useErrorView()
  const [open, setOpen] = useState(false)
  const ready = writes && line.data !== undefined
  useKeys([
    { keys: 'l', label: t('edit'), group: t('label'), run: () => setOpen(true), ...(ready ? {} : { unavailable: t('loading') }) },
  ])
  const faults = line.data?.faults ?? []
  return (
    <div className="line-bar">
      {line.data === undefined ? (
        line.error === null ? (
          <ProgressBar label={t('loading')} />
        ) : (
          <p className="line-bar-failed" role="alert">
            {view(line.error).text}{' '}
            <Button variant="quiet" icon="refresh" onPress={() => void line.refetch()}>
              {t('again')}
            </Button>
          </p>
        )
      ) : (
        <LineRow label={t('label')} steps={line.data.steps} faulty={new Set(faults.flatMap(({ stepId }) => stepId ?? []))} />
      )}
      {line.data?.finish != null && (
        <span className="line-bar-finish">{t('outlook.short', { day: formatShortDate(line.data.finish.at) })}</span>
      )}
      {faults.length > 0 && <span className="line-bar-faults">{t('faults.count', { count: faults.length })}</span>}
      <Button variant="quiet" icon="people" keys="l" isDisabled={!ready} onPress={() => setOpen(true)}>
        {t('edit')}
      </Button>
      {open && line.data !== undefined && (
        <LineEditor
          documentId={documentId}
          start={line.data.steps}
          startBasis={line.data.basis}
          startOptions={line.data.options}
          save={save}
          directory={directory}
          unitId={author.unitId}
          onClose={() => {
            save.reset()
            setOpen(false)
          }}
        />
      )}
    </div>
  )
}
