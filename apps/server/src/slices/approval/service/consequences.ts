import { type LineEvent, placesOf, type Step, statusOf } from '@onmaru/workflow'
import type { Tx } from '../../../kernel/transaction.ts'
import { completed, stepped, submitted } from '../events.ts'
import { keepDecision } from './decision.ts'
import type { Happened } from './happened.ts'
import type { ApprovalParts } from './parts.ts'

/** Moves the document where the event leads it, and says what happened: inside the transaction of the act. */
export async function keepConsequences(parts: ApprovalParts, tx: Tx, happened: Happened): Promise<void> {
  const { event, after, revision } = happened
  const { documentId } = revision
  const subject = { kind: 'document', id: documentId }
  if (event.type === 'submitted' || event.type === 'resubmitted') {
    await parts.documents.enterLine(tx, documentId, revision)
    const { title } = revision.form
    await tx.speak(submitted(subject, { title, revisionId: revision.revisionId, round: event.round }))
    return
  }
  const step = stepOf(happened)
  await tx.speak(
    stepped(subject, {
      act: event.type,
      stepId: event.stepId,
      stepKind: step?.kind ?? null,
      opinion: wordsOf(event),
      onBehalfOf: step?.onBehalfOf?.party.personId ?? null,
      status: statusOf(after),
      pdfBlob: happened.pdfBlob,
      batchId: happened.batchId,
      people: peopleNamed(event),
    }),
  )
  if (event.type === 'revised') await parts.documents.revise(tx, documentId, revision)
  if (after.value === 'recalled' || after.value === 'returned') await parts.documents.leaveLine(tx, documentId)
  if (event.type === 'redrafted') await parts.documents.supersede(tx, documentId)
  if (event.type === 'signed' && statusOf(after) === 'APPROVED') await complete(parts, tx, happened)
}

/** 영 6①: the approver signed, and the document came into being; records takes its number in this transaction. */
async function complete(parts: ApprovalParts, tx: Tx, happened: Happened): Promise<void> {
  const { documents } = parts
  const { event, revision, unitId, pdfBlob } = happened
  const { documentId, revisionId, form } = revision
  const { title, kind, taskId, folderId, retention } = form
  if (taskId === null || folderId === null || retention === null)
    throw new Error(`revision ${revisionId} was frozen without its place in the records`)
  await documents.approve(tx, documentId)
  const delegation = await keepDecision(parts, tx, happened, unitId)
  await tx.speak(
    completed(
      { kind: 'document', id: documentId },
      {
        documentId,
        revisionId,
        title,
        kind,
        unitId,
        taskId,
        folderId,
        retention,
        approverId: event.by,
        approvedAt: event.at,
        pdfBlob,
        delegation,
      },
    ),
  )
}

/** The step that the event was done on, as it stood in the round. */
function stepOf({ event, before }: Happened): Step | undefined {
  return placesOf(before.context.rounds.at(-1)).find(({ step }) => step.id === event.stepId)?.step
}

/** What was said with it: an opinion, an instruction, or a reason. */
function wordsOf(event: LineEvent): string | null {
  if ('opinion' in event) return event.opinion
  if ('instruction' in event) return event.instruction
  return 'reason' in event ? event.reason : null
}

/** Whom an event puts into the line, or lets read. */
function peopleNamed(event: LineEvent): readonly { readonly kind: string; readonly personId: string }[] | null {
  switch (event.type) {
    case 'lineChanged':
      return event.steps.map(({ kind, party }) => ({ kind, personId: party.personId }))
    case 'assigned':
      return event.reviewers.map(({ kind, party }) => ({ kind, personId: party.personId }))
    case 'circulated':
      return event.readers.map(({ personId }) => ({ kind: 'CIRCULATE', personId }))
    default:
      return null
  }
}
