import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { z } from 'zod'
import { useErrorView } from '../../../api/error-view.ts'
import { faultOf } from '../../../api/fault.ts'
import { formatCount } from '../../../i18n/format.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { fileText } from './file-text.ts'

export interface ImportDialogProps {
  readonly busy: boolean
  readonly error: unknown
  readonly onTake: (csv: string) => void
  readonly onClose: () => void
}

const LARGEST = 4 * 1024 * 1024
const problems = z.object({ problems: z.array(z.object({ line: z.number(), ko: z.string(), en: z.string() })) })

/** Takes a file in, whole or not at all: every wrong line is named with its number and why. */
export function ImportDialog({ busy, error, onTake, onClose }: ImportDialogProps) {
  const { t, i18n } = useTranslation('delegation')
  const view = useErrorView()
  const [unreadable, setUnreadable] = useState(false)
  const wrong = error === null ? undefined : problems.safeParse(faultOf(error).facts).data?.problems
  const take = async (file: File): Promise<void> => {
    const text = fileText(new Uint8Array(await file.arrayBuffer()))
    setUnreadable(text === null)
    if (text !== null) onTake(text)
  }
  return (
    <Dialog
      isOpen
      size="large"
      title={t('import.title')}
      onClose={onClose}
      footer={<Button onPress={onClose}>{t('close')}</Button>}
    >
      <div className="schedule-import">
        <p>{t('import.text')}</p>
        <FileDrop
          label={t('import.drop')}
          accept={['.csv', 'text/csv']}
          multiple={false}
          maxBytes={LARGEST}
          onFiles={([file]) => {
            if (file !== undefined) void take(file)
          }}
        />
        {busy && <ProgressBar label={t('import.busy')} />}
        {unreadable && <p role="alert">{t('import.unreadable')}</p>}
        {error !== null && <ErrorState {...view(error)} />}
        {wrong !== undefined && (
          <table className="schedule-problems">
            <caption>{t('import.problems', { count: wrong.length })}</caption>
            <thead>
              <tr>
                <th scope="col">{t('import.line')}</th>
                <th scope="col">{t('import.why')}</th>
              </tr>
            </thead>
            <tbody>
              {wrong.map(({ line, ko, en }) => (
                <tr key={`${line} ${ko}`}>
                  <td className="level-number">{formatCount(line)}</td>
                  <td>{i18n.language === 'en' ? en : ko}</td>
                </tr>
              ))}
            </tbody>
          </table>
        )}
      </div>
    </Dialog>
  )
}
