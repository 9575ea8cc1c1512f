import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { useConfirm } from '../../ui/confirm.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FileDrop } from '../../ui/file-drop.tsx'
import { useKeys } from '../../ui/keys/use-keys.ts'
import { announce } from '../../ui/notices.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { DrawSignatureDialog } from './draw-signature-dialog.tsx'
import './my-signature.css'
import { SignaturePreview } from './signature-preview.tsx'
import { useSignature } from './use-signature.ts'

const LARGEST_FILE = 2 * 1024 * 1024
const KINDS = ['image/png', 'image/jpeg'] as const

/** The image of one's own signature (전자이미지서명): as a file or drawn, how it looks in the block, and its end. */
export function MySignature() {
  const { t } = useTranslation('settings')
  const view = useErrorView()
  const confirm = useConfirm()
  const { image, set, remove, keep } = useSignature()
  const [drawing, setDrawing] = useState(false)
  const kept = image.data ?? null
  const take = ([file]: readonly File[]): void => {
    // Why it was refused is said below.
    if (file !== undefined) void keep(file).catch(() => undefined)
  }
  const askRemove = async (): Promise<void> => {
    const question = { title: t('signature.remove'), text: t('signature.removeText'), act: t('signature.remove'), danger: true }
    if (await confirm(question)) remove.mutate(undefined, { onError: (error) => announce(view(error).text, { tone: 'error' }) })
  }
  const draw = (): void => {
    set.reset()
    setDrawing(true)
  }
  useKeys([{ keys: 'a', label: t('signature.draw'), group: t('title'), run: draw }])
  return (
    <div className="settings-part">
      <p>{t('signature.text')}</p>
      {image.isLoading && <ProgressBar label={t('signature.loading')} />}
      {image.error !== null && <ErrorState {...view(image.error)} onRetry={() => void image.refetch()} />}
      {image.data !== undefined && <SignaturePreview image={kept} />}
      {kept !== null && <p className="settings-key-facts">{t('signature.since', { when: formatDateTime(kept.setAt) })}</p>}
      <div className="settings-person">
        <Button icon="sign" variant="primary" keys="a" onPress={draw}>
          {t('signature.draw')}
        </Button>
        {kept !== null && (
          <Button icon="trash" busy={remove.isPending} onPress={() => void askRemove()}>
            {t('signature.remove')}
          </Button>
        )}
      </div>
      <FileDrop label={t('signature.file')} accept={KINDS} multiple={false} maxBytes={LARGEST_FILE} onFiles={take} />
      <p className="settings-key-facts">{t('signature.advice')}</p>
      {set.isPending && !drawing && <ProgressBar label={t('signature.keeping')} />}
      {set.error !== null && !drawing && <ErrorState {...view(set.error)} />}
      {drawing && (
        <DrawSignatureDialog
          busy={set.isPending}
          error={set.error}
          onKeep={(picture) =>
            void keep(picture).then(
              () => setDrawing(false),
              () => undefined,
            )
          }
          onClose={() => {
            set.reset()
            setDrawing(false)
          }}
        />
      )}
    </div>
  )
}
