import { useCallback, useState } from 'react'
import { useTRPCClient } from '../../../api/trpc.ts'
import type { DraftKeeper } from '../draft/draft-keeper.ts'
import type { Attachment, Draft } from '../draft/types.ts'

/** The draft's files as the server has them. */
export function useAttachments(
  draft: Draft,
  keeper: DraftKeeper,
): { readonly attachments: readonly Attachment[]; readonly changed: () => Promise<void> } {
  const client = useTRPCClient()
  const [attachments, setAttachments] = useState(draft.attachments)
  const { documentId } = draft
  const changed = useCallback(async () => {
    const now = await client.documents.draft.query({ documentId })
    setAttachments(now.attachments)
    await keeper.met(now)
  }, [client, documentId, keeper])
  return { attachments, changed }
}
