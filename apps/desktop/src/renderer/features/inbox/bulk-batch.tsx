import { useMutation } from '@tanstack/react-query'
import { useSubscription } from '@trpc/tanstack-react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { BulkPreparation } from '../../api/shapes.ts'
import { useTRPC } from '../../api/trpc.ts'
import { BulkSigningDialog, type BulkSigningItem } from '../../signer/bulk-dialog.tsx'

export interface BulkBatchProps {
  readonly batch: BulkPreparation
  readonly onOpen: (documentId: string) => void
  readonly onClose: () => void
}

/** A batch in the dialog for many: the server tells each document that is signed with it, in this window or in another. */
export function BulkBatch({ batch: { batchId, items }, onOpen, onClose }: BulkBatchProps) {
  const { t, i18n } = useTranslation('inbox')
  const trpc = useTRPC()
  const prepare = useMutation(trpc.approval.prepareSign.mutationOptions())
  const act = useMutation(trpc.approval.act.mutationOptions())
  const [signed, setSigned] = useState<ReadonlySet<string>>(
    new Set(items.flatMap(({ documentId, signedAt }) => (signedAt === null ? [] : [documentId]))),
  )
  useSubscription(
    trpc.approval.bulkProgress.subscriptionOptions(
      { batchId },
      { onData: ({ documentId }) => setSigned((before) => new Set([...before, documentId])) },
    ),
  )
  const language = i18n.language === 'en' ? 'en' : 'ko'
  const signingOf = ({ documentId, step }: BulkPreparation['items'][number]): BulkSigningItem['signing'] =>
    step === null
      ? null
      : {
          prepare: () => prepare.mutateAsync({ documentId, ...step }),
          again: (basedOn) => prepare.mutateAsync({ documentId, stepId: step.stepId, basedOn }),
          complete: async (signature, movedTo) => {
            const basedOn = movedTo ?? step.basedOn
            const signing = { type: 'sign', verdict: 'AGREE', opinion: null, batchId, ...signature } as const
            await act.mutateAsync({ ...signing, documentId, stepId: step.stepId, basedOn })
          },
        }
  const isLeftOut = ({ step, signedAt }: BulkPreparation['items'][number]): boolean => step === null && signedAt === null
  return (
    <BulkSigningDialog
      items={items
        .filter((item) => !isLeftOut(item))
        .map((item) => ({ id: item.documentId, title: item.title ?? '', signing: signingOf(item) }))}
      signed={signed}
      leftOut={items.filter(isLeftOut).map(({ documentId, title, reasons }) => ({
        id: documentId,
        title: title ?? t('bulk.unknown'),
        reasons: reasons.map(({ sentence }) => sentence[language]),
      }))}
      onOpen={onOpen}
      onClose={onClose}
    />
  )
}
