import { useMutation, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useTRPC } from '../../api/trpc.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { BulkBatch } from './bulk-batch.tsx'

/** What is to be approved together: what was ticked, or a batch that was left in the middle. */
export type Together = { readonly documentIds: readonly string[] } | { readonly batchId: string }

export interface BulkApprovalProps {
  readonly together: Together
  readonly onOpen: (documentId: string) => void
  readonly onClose: () => void
}

/** 일괄결재: what of a selection may be approved together is signed document by document; the rest says why it may not. */
export function BulkApproval({ together, onOpen, onClose }: BulkApprovalProps) {
  const { t } = useTranslation('inbox')
  const opening = useId()
  const trpc = useTRPC()
  const view = useErrorView()
  const check = useMutation(trpc.approval.prepareBulk.mutationOptions())
  const checked = useQuery({
    queryKey: ['bulk', opening],
    queryFn: () =>
      check.mutateAsync('batchId' in together ? { batchId: together.batchId } : { documentIds: [...together.documentIds] }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  })
  if (checked.data !== undefined) return <BulkBatch batch={checked.data} onOpen={onOpen} onClose={onClose} />
  return (
    <Dialog isOpen title={t('bulk.title')} onClose={onClose}>
      {checked.error === null ? <ProgressBar label={t('bulk.checking')} /> : <ErrorState {...view(checked.error)} />}
    </Dialog>
  )
}
