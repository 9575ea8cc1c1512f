import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import './signing-dialog.css'
import { SigningForm } from './signing-form.tsx'
import type { SigningDialogProps } from './signing-props.ts'

export type { SigningTask, StageSignature } from './signing-task.ts'
export type { SigningDialogProps }

/** A signature, over the dimmed page: who signs, as what, what exactly, with which key. Enter signs. */
export function SigningDialog(props: SigningDialogProps) {
  const { t } = useTranslation('signing')
  return (
    <Suspense
      fallback={
        <Dialog isOpen title={t('title')} onClose={props.onClose}>
          <ProgressBar label={t('preparing')} />
        </Dialog>
      }
    >
      <SigningForm {...props} />
    </Suspense>
  )
}
