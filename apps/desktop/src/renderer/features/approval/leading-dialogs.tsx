import { useMutation } from '@tanstack/react-query'
import { useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { type FaultKind, faultOf } from '../../api/fault.ts'
import type { LineDocument } from '../../api/shapes.ts'
import { useTRPCClient } from '../../api/trpc.ts'
import { draftAddress } from '../../routes/addresses.ts'
import { SureDialog } from './sure-dialog.tsx'
import type { useAct } from './use-act.ts'

export interface LeadingDialogProps {
  readonly document: LineDocument
  readonly goOn: ReturnType<typeof useAct>['goOn']
  readonly onReload: () => void
  readonly onClose: () => void
}

/** Kinds of fault by which the server says that it did nothing; after any other it may have done what was asked. */
const NOTHING_DONE: ReadonlySet<FaultKind> = new Set(['BAD_INPUT', 'FORBIDDEN', 'NOT_FOUND', 'CONFLICT', 'REFUSED'])

/**
 * 재기안: a copy takes this document's place, and is opened. A copy that came to nothing is thrown away; one that may have taken the place
 * already, where the answer got lost, stays among the drafts: else both would be gone.
 */
export function RedraftDialog({ document, goOn, onReload, onClose }: LeadingDialogProps) {
  const { t } = useTranslation('approval')
  const client = useTRPCClient()
  const router = useRouter()
  const { documentId, seq: basedOn } = document
  const redraft = useMutation({
    mutationFn: async () => {
      const { documentId: successorId } = await client.documents.create.mutate({ copyOf: documentId })
      try {
        await client.approval.act.mutate({ type: 'redraft', documentId, basedOn, successorId })
      } catch (error) {
        if (NOTHING_DONE.has(faultOf(error).kind)) await client.documents.discard.mutate({ documentId: successorId })
        throw error
      }
      return successorId
    },
    onSuccess: (successorId) => {
      onClose()
      goOn('redraft')
      router.history.push(draftAddress(successorId))
    },
  })
  return (
    <SureDialog
      title={t('redraft.title')}
      text={t('redraft.text')}
      act={t('redraft.act')}
      busy={redraft.isPending}
      error={redraft.error}
      onAct={() => redraft.mutate()}
      onReload={() => {
        redraft.reset()
        onReload()
      }}
      onClose={onClose}
    />
  )
}

/** 내용 수정 (영 9①): takes the pen and opens the text; nothing is changed before the change is finished. */
export function ReviseDialog({
  document,
  stepId,
  onReload,
  onClose,
}: Omit<LeadingDialogProps, 'goOn'> & { readonly stepId: string }) {
  const { t } = useTranslation('approval')
  const client = useTRPCClient()
  const router = useRouter()
  const { documentId, seq: basedOn } = document
  const begin = useMutation({
    mutationFn: () => client.approval.beginRevise.mutate({ documentId, stepId, basedOn }),
    onSuccess: () => {
      onClose()
      router.history.push(draftAddress(documentId))
    },
  })
  return (
    <SureDialog
      title={t('revise.title')}
      text={t('revise.text')}
      act={t('revise.act')}
      busy={begin.isPending}
      error={begin.error}
      onAct={() => begin.mutate()}
      onReload={() => {
        begin.reset()
        onReload()
      }}
      onClose={onClose}
    />
  )
}
