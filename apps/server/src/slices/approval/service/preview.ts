import type { PersonActor } from '../../../kernel/actor.ts'
import { presentPlan } from './draft-line.ts'
import type { ApprovalParts } from './parts.ts'
import { lineOf } from './planned-line.ts'
import { blockOf } from './print-block.ts'

/** A draft of one's own as it would print, with its planned line. @throws DOCUMENT_UNKNOWN */
export async function previewPdf(parts: ApprovalParts, actor: PersonActor, documentId: string): Promise<Uint8Array> {
  const draft = await parts.documents.draft(actor, documentId)
  const { steps, known } = await presentPlan(parts, draft)
  return parts.documents.preview(documentId, blockOf(lineOf(steps, known)))
}
