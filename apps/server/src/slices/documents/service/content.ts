import { createHash } from 'node:crypto'
import type { Tx } from '../../../kernel/transaction.ts'
import type { ApprovalBlock } from '../approval-block.ts'
import type { Attachment } from '../attachment.ts'
import type { Revision } from '../documents.ts'
import { documentsFaults } from '../errors.ts'
import * as store from '../store/index.ts'

/** @throws DOCUMENT_UNKNOWN for a revision of another document, DRAFT_STALE when the text has moved since it was frozen */
export async function refuseMoved(
  tx: Tx,
  { id, version }: { readonly id: string; readonly version: number },
  { revisionId }: Pick<Revision, 'revisionId'>,
): Promise<void> {
  const stored = await store.findRevision(tx, revisionId)
  if (stored === undefined || stored.documentId !== id) throw documentsFaults.DOCUMENT_UNKNOWN()
  const present = contentOf(version, await store.listAttachments(tx, id), stored.block)
  if (present !== stored.content) throw documentsFaults.DRAFT_STALE({ version })
}

/** What a revision is frozen from, as one digest. */
export function contentOf(version: number, attachments: readonly Attachment[], block: ApprovalBlock): string {
  const files = attachments.map(({ id, name, sha256 }) => [id, name, sha256])
  return createHash('sha256')
    .update(JSON.stringify([version, files, block]))
    .digest('hex')
}
