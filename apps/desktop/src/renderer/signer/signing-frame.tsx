import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { PdfView } from '../ui/pdf-view/pdf-view.tsx'
import type { SigningTask } from './signing-task.ts'
import { stepWord } from './step-words.ts'

export interface SigningFrameProps {
  /** Id of the form that the button sends. */
  readonly form: string
  /** Undefined while it is prepared. */
  readonly task: SigningTask | undefined
  readonly act: string | undefined
  /** The file beside the form, where the screen behind does not show it. */
  readonly beside: { readonly pdf: Uint8Array | undefined; readonly onShown: (bytes: Uint8Array) => void } | null
  readonly busy: boolean
  /** It cannot be signed as it is. */
  readonly blocked: boolean
  readonly onClose: () => void
  readonly children: ReactNode
}

/** The frame of the signing dialog: its title, its file where it shows one, and the button that signs. */
export function SigningFrame({ form, task, act, beside, busy, blocked, onClose, children }: SigningFrameProps) {
  const { t } = useTranslation('signing')
  return (
    <Dialog
      isOpen
      size={beside === null ? 'normal' : 'large'}
      title={t('title')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button
            type="submit"
            form={form}
            variant="primary"
            icon="sign"
            keys="Enter"
            busy={busy}
            isDisabled={task === undefined || blocked}
          >
            {act ?? (task === undefined ? t('sign') : t('signAs', { as: stepWord(t, task) }))}
          </Button>
        </>
      }
    >
      {beside === null ? (
        children
      ) : (
        <div className="signing-beside">
          <PdfView label={task?.title ?? t('what')} bytes={beside.pdf} onShown={beside.onShown} />
          {children}
        </div>
      )}
    </Dialog>
  )
}
