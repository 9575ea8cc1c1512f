import { useMutation, useQuery } from '@tanstack/react-query'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useTRPC } from '../../api/trpc.ts'
import { BulkSigningDialog } from '../../signer/bulk-dialog.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'

export interface BulkApprovalProps {
  readonly documentIds: readonly string[]
  readonly onOpen: (documentId: string) => void
  readonly onClose: () => void
}

/** 일괄결재: what of a selection may be approved together is signed document by document; the rest says why it may not. */
export function BulkApproval({ documentIds, onOpen, onClose }: BulkApprovalProps) {
  const { t, i18n } = useTranslation('inbox')
  const opening = useId()
  const trpc = useTRPC()
  const view = useErrorView()
  const check = useMutation(trpc.approval.prepareBulk.mutationOptions())
  const prepare = useMutation(trpc.approval.prepareSign.mutationOptions())
  const act = useMutation(trpc.approval.act.mutationOptions())
  const checked = useQuery({
    queryKey: ['bulk', opening],
    queryFn: () => check.mutateAsync({ documentIds: [...documentIds] }),
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
    retry: false,
    refetchOnReconnect: false,
    refetchOnWindowFocus: false,
  })
  if (checked.data === undefined)
    return (
      <Dialog isOpen title={t('bulk.title')} onClose={onClose}>
        {checked.error === null ? <ProgressBar label={t('bulk.checking')} /> : <ErrorState {...view(checked.error)} />}
      </Dialog>
    )
  const { batchId, items } = checked.data
  const language = i18n.language === 'en' ? 'en' : 'ko'
  return (
    <BulkSigningDialog
      items={items.flatMap(({ documentId, title, step }) =>
        step === null
          ? []
          : [
              {
                id: documentId,
                title: title ?? '',
                prepare: () => prepare.mutateAsync({ documentId, ...step }),
                again: (basedOn) => prepare.mutateAsync({ documentId, stepId: step.stepId, basedOn }),
                complete: async (signature, movedTo) => {
                  await act.mutateAsync({
                    type: 'sign',
                    documentId,
                    stepId: step.stepId,
                    basedOn: movedTo ?? step.basedOn,
                    verdict: 'AGREE',
                    opinion: null,
                    batchId,
                    ...signature,
                  })
                },
              },
            ],
      )}
      leftOut={items.flatMap(({ documentId, title, step, reasons }) =>
        step === null
          ? [{ id: documentId, title: title ?? t('bulk.unknown'), reasons: reasons.map(({ sentence }) => sentence[language]) }]
          : [],
      )}
      onOpen={onOpen}
      onClose={onClose}
    />
  )
}
