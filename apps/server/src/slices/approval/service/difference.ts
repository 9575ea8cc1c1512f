import type { PersonActor } from '../../../kernel/actor.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { documentsFaults, type RevisionDifference } from '../../documents/index.ts'
import { looked } from '../events.ts'
import { loadState } from './line-state.ts'
import { requireReader } from './may-read.ts'
import type { ApprovalParts } from './parts.ts'

/**
 * What became different from one revision to another of those that stand or stood in the line, as a recorded look: who signed an earlier one sees what they are
 * asked to sign now. A text that was frozen and never sent is nobody's to read. @throws DOCUMENT_UNKNOWN
 */
export async function difference(
  parts: ApprovalParts,
  actor: PersonActor,
  { documentId, from, to }: { documentId: string; from: string; to: string },
): Promise<RevisionDifference> {
  const { kernel, documents } = parts
  await requireReader(parts, kernel.db, actor, documentId)
  const { context } = await loadState(kernel.db, documentId)
  const inLine = new Set(context.rounds.map(({ revision }) => revision.id))
  const found = inLine.has(from) && inLine.has(to) ? await documents.difference(kernel.db, from, to) : undefined
  if (found === undefined) throw documentsFaults.DOCUMENT_UNKNOWN()
  await transaction(kernel, actor, (tx) =>
    tx.speak(
      looked(
        { kind: 'document', id: documentId },
        {
          revisionId: to,
          pdfBlob: null,
          attachment: null,
          comparedWith: from,
          revisionNumber: found.to.number,
          comparedNumber: found.from.number,
        },
      ),
    ),
  )
  return found
}
