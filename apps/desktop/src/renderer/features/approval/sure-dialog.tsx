import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { faultOf } from '../../api/fault.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'

export interface SureDialogProps {
  readonly title: string
  /** What will happen. */
  readonly text: string
  readonly act: string
  readonly busy: boolean
  readonly error: unknown
  readonly onAct: () => void
  readonly onReload: () => void
  readonly onClose: () => void
}

/** An act that leads elsewhere and wants no reason: says what will happen, and does it. */
export function SureDialog({ title, text, act, busy, error, onAct, onReload, onClose }: SureDialogProps) {
  const { t } = useTranslation('approval')
  const view = useErrorView()
  const conflict = error != null && faultOf(error).kind === 'CONFLICT'
  return (
    <Dialog
      isOpen
      size="small"
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button variant="primary" busy={busy} autoFocus onPress={onAct}>
            {act}
          </Button>
        </>
      }
    >
      <div className="reason-form">
        <p>{text}</p>
        {error != null && <ErrorState {...view(error)} safe={t('nothingChanged')} />}
        {conflict && (
          <Button icon="refresh" onPress={onReload}>
            {t('reload')}
          </Button>
        )}
      </div>
    </Dialog>
  )
}
