import type { PersonActor } from '../../../kernel/actor.ts'
import { presentPlan } from './draft-line.ts'
import { loadState } from './line-state.ts'
import type { ApprovalParts } from './parts.ts'
import { lineOf } from './planned-line.ts'
import { blockOf } from './print-block.ts'

/** A draft of one's own as it would print, with its planned line; a text that is changed in the line, with that. @throws DOCUMENT_UNKNOWN */
export async function previewPdf(parts: ApprovalParts, actor: PersonActor, documentId: string): Promise<Uint8Array> {
  const { kernel, documents } = parts
  const draft = await documents.draft(actor, documentId)
  if (draft.pen === 'REVISER') {
    const round = (await loadState(kernel.db, documentId)).context.rounds.at(-1)
    if (round !== undefined) return documents.preview(documentId, blockOf(round.line))
  }
  const { steps, known } = await presentPlan(parts, draft)
  return documents.preview(documentId, blockOf(lineOf(steps, known)))
}
