import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { ProofForm } from './proof-form.tsx'
import type { ProofDialogProps } from './proof-props.ts'
import './signing-dialog.css'

export type { ProofDialogProps } from './proof-props.ts'

/** Shows a server that one holds a key, by a challenge that is signed on this machine. */
export function ProofDialog(props: ProofDialogProps) {
  const { t } = useTranslation('signing')
  return (
    <Suspense
      fallback={
        <Dialog isOpen size="small" title={props.title} onClose={props.onClose}>
          <ProgressBar label={t('proof.opening')} />
        </Dialog>
      }
    >
      <ProofForm {...props} />
    </Suspense>
  )
}
