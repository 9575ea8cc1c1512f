import type { PersonActor } from '../../../kernel/actor.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { type Draft, documentsFaults } from '../../documents/index.ts'
import type { DraftLine, LineFaultView, LineProposal, PlannedStep } from '../approval.ts'
import { approvalFaults } from '../errors.ts'
import { linePlanned } from '../events.ts'
import * as store from '../store.ts'
import type { ApprovalParts } from './parts.ts'
import { factsOf, type KnownPeople, type LineOwner, lineFaults, lineOf, peopleOf, plannedViews } from './planned-line.ts'
import { proposeLine } from './proposal.ts'

/** The steps that a draft has now: as they were saved, or the proposal where nothing was. */
export interface PresentPlan {
  readonly version: number
  readonly steps: readonly PlannedStep[]
  readonly known: KnownPeople
}

/** Whose line it is. */
export function ownerOf(draft: Draft): LineOwner {
  return { authorId: draft.author.id, senderName: draft.form.senderName }
}

/** Reads the plan of a draft, with what is known of its people today. */
export async function presentPlan(parts: ApprovalParts, draft: Draft): Promise<PresentPlan> {
  const { kernel, identity } = parts
  const stored = await store.findDraftLine(kernel.db, draft.documentId)
  const steps = stored === undefined ? (await proposeLine(parts, kernel.db, draft)).steps : stepsIn(stored.line)
  const known = await peopleOf(identity, kernel.db, ownerOf(draft), steps, kernel.clock.now())
  return { version: stored?.version ?? 0, steps, known }
}

/** The line of a draft of one's own. @throws DOCUMENT_UNKNOWN */
export async function draftLine(parts: ApprovalParts, actor: PersonActor, documentId: string): Promise<DraftLine> {
  const draft = await parts.documents.draft(actor, documentId)
  return viewOf(draft, await presentPlan(parts, draft))
}

/** The line that the delegation schedule and the organisation suggest. @throws DOCUMENT_UNKNOWN */
export async function proposal(parts: ApprovalParts, actor: PersonActor, documentId: string): Promise<LineProposal> {
  const { kernel, identity } = parts
  const draft = await parts.documents.draft(actor, documentId)
  const { steps, rule } = await proposeLine(parts, kernel.db, draft)
  const known = await peopleOf(identity, kernel.db, ownerOf(draft), steps, kernel.clock.now())
  return { steps: plannedViews(steps, known), rule }
}

/** Every fault of a plan at once; nothing is stored. @throws DOCUMENT_UNKNOWN, PERSON_UNKNOWN */
export async function checkLine(
  parts: ApprovalParts,
  actor: PersonActor,
  documentId: string,
  steps: readonly PlannedStep[],
): Promise<readonly LineFaultView[]> {
  const draft = await parts.documents.draft(actor, documentId)
  const known = await peopleOf(parts.identity, parts.kernel.db, ownerOf(draft), steps, parts.kernel.clock.now())
  return lineFaults(lineOf(steps, known), factsOf(known), draft.author.id)
}

/** Keeps a plan, finished or not. @throws DOCUMENT_UNKNOWN, DOCUMENT_FROZEN, LINE_STALE, PERSON_UNKNOWN */
export async function saveLine(
  parts: ApprovalParts,
  actor: PersonActor,
  input: { documentId: string; basedOn: number; steps: readonly PlannedStep[] },
): Promise<DraftLine> {
  const { kernel, documents, identity } = parts
  const { documentId, basedOn, steps } = input
  const draft = await documents.draft(actor, documentId)
  const known = await peopleOf(identity, kernel.db, ownerOf(draft), steps, kernel.clock.now())
  const version = await transaction(kernel, actor, async (tx) => {
    await tx.lock(`document:${documentId}`)
    const head = await documents.head(tx, documentId)
    if (head?.state !== 'DRAFTING') throw documentsFaults.DOCUMENT_FROZEN({ state: head?.state ?? 'DISCARDED' })
    const saved = await store.putDraftLine(tx, documentId, JSON.stringify(steps), basedOn)
    if (saved === null) throw approvalFaults.LINE_STALE({ version: (await store.findDraftLine(tx, documentId))?.version ?? 0 })
    const people = steps.map(({ kind, personId, mark }) => ({ kind, personId, mark }))
    await tx.speak(linePlanned({ kind: 'document', id: documentId }, { version: saved, steps: people }))
    return saved
  })
  return viewOf(draft, { version, steps, known })
}

function viewOf(draft: Draft, { version, steps, known }: PresentPlan): DraftLine {
  const faults = lineFaults(lineOf(steps, known), factsOf(known), draft.author.id)
  return { version, steps: plannedViews(steps, known), faults }
}

function stepsIn(stored: string): readonly PlannedStep[] {
  const steps: readonly PlannedStep[] = JSON.parse(stored)
  return steps
}
