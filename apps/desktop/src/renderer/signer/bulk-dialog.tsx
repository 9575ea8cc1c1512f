import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { Dialog } from '../ui/dialog.tsx'
import { ProgressBar } from '../ui/progress-bar.tsx'
import { BulkForm } from './bulk-form.tsx'
import type { BulkSigningProps } from './bulk-props.ts'

export type { BulkSigningItem, BulkSigningProps } from './bulk-props.ts'

/** Many documents, one key, a signature each (일괄결재): every line turns to done or to its reason. */
export function BulkSigningDialog(props: BulkSigningProps) {
  const { t } = useTranslation('signing')
  return (
    <Suspense
      fallback={
        <Dialog isOpen title={t('bulk.title')} onClose={props.onClose}>
          <ProgressBar label={t('preparing')} />
        </Dialog>
      }
    >
      <BulkForm {...props} />
    </Suspense>
  )
}
