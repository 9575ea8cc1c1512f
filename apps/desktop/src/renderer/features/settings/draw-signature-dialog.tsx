import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useKeys } from '../../ui/keys/use-keys.ts'
import { SignaturePad, type Stroke } from './signature-pad.tsx'

interface DrawSignatureDialogProps {
  readonly busy: boolean
  readonly error: unknown
  readonly onKeep: (picture: Blob) => void
  readonly onClose: () => void
}

/** Draws a signature with a mouse, a finger or a pen; who has none of them brings a file instead. */
export function DrawSignatureDialog({ busy, error, onKeep, onClose }: DrawSignatureDialogProps) {
  const { t } = useTranslation(['settings', 'ui'])
  const view = useErrorView()
  const canvas = useRef<HTMLCanvasElement>(null)
  const [strokes, setStrokes] = useState<readonly Stroke[]>([])
  const isEmpty = strokes.length === 0
  const nothingYet = isEmpty ? t('settings:signature.drawFirst') : undefined
  const undo = (): void => setStrokes((before) => before.slice(0, -1))
  const keep = (): void => canvas.current?.toBlob((picture) => picture !== null && onKeep(picture), 'image/png')
  useKeys([
    { keys: 'Mod+z', label: t('settings:signature.undo'), group: t('settings:title'), unavailable: nothingYet, run: undo },
  ])
  return (
    <Dialog
      isOpen
      size="large"
      title={t('settings:signature.draw')}
      onClose={onClose}
      footer={
        <>
          <Button icon="undo" keys="Mod+z" unavailable={nothingYet} onPress={undo}>
            {t('settings:signature.undo')}
          </Button>
          <Button icon="trash" unavailable={nothingYet} onPress={() => setStrokes([])}>
            {t('settings:signature.clear')}
          </Button>
          <Button onPress={onClose}>{t('ui:action.cancel')}</Button>
          <Button variant="primary" icon="sign" busy={busy} unavailable={nothingYet} onPress={keep}>
            {t('settings:signature.keep')}
          </Button>
        </>
      }
    >
      <p>{t('settings:signature.drawText')}</p>
      <SignaturePad canvas={canvas} label={t('settings:signature.pad')} strokes={strokes} onChange={setStrokes} />
      {error !== null && <ErrorState {...view(error)} />}
    </Dialog>
  )
}
