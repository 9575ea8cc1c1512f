import type { PersonActor } from '../../../kernel/actor.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { type Draft, documentsFaults } from '../../documents/index.ts'
import type { DelegationBasis } from '../delegation-used.ts'
import { approvalFaults } from '../errors.ts'
import { linePlanned } from '../events.ts'
import type { DraftLine, LineFaultView, LineOptions, LineOutlook, LineProposal, PlannedStep } from '../planned-line.ts'
import * as store from '../store.ts'
import { requireReader } from './may-read.ts'
import { outlookOf } from './outlook.ts'
import type { ApprovalParts } from './parts.ts'
import {
  type KnownPeople,
  type LineOwner,
  lineFaults,
  lineOf,
  linePerson,
  NO_OPTIONS,
  partyOf,
  peopleOf,
  plannedViews,
} from './planned-line.ts'
import { proposeLine } from './proposal.ts'

/** The steps that a draft has now: as they were saved, or the proposal where nothing was. */
export interface PresentPlan {
  readonly version: number
  readonly steps: readonly PlannedStep[]
  readonly basis: DelegationBasis | null
  readonly options: LineOptions
  readonly known: KnownPeople
}

/** Whose line it is, and of what matter. */
export function ownerOf({ author, form }: Draft, basis: DelegationBasis | null): LineOwner {
  return { authorId: author.id, senderName: form.senderName, taskId: form.taskId, amount: form.amount, basis }
}

/** Reads the plan of a draft, with what is known of its people today. */
export async function presentPlan(parts: ApprovalParts, draft: Draft): Promise<PresentPlan> {
  const { kernel } = parts
  const stored = await store.findDraftLine(kernel.db, draft.documentId)
  const basis = basisIn(stored?.basis ?? null)
  const options = optionsIn(stored?.options ?? null)
  const steps = stored === undefined ? (await proposeLine(parts, kernel.db, draft, basis)).steps : stepsIn(stored.line)
  const known = await peopleOf(parts, kernel.db, ownerOf(draft, basis), steps, kernel.clock.now(), options)
  return { version: stored?.version ?? 0, steps, basis, options, known }
}

/** The line of a draft of one's own. @throws DOCUMENT_UNKNOWN */
export async function draftLine(parts: ApprovalParts, actor: PersonActor, documentId: string): Promise<DraftLine> {
  const draft = await parts.documents.draft(actor, documentId)
  return viewOf(parts, draft, await presentPlan(parts, draft))
}

/** The line that the delegation schedule and the organisation suggest, by the saved basis unless another is asked for. @throws DOCUMENT_UNKNOWN */
export async function proposal(
  parts: ApprovalParts,
  actor: PersonActor,
  documentId: string,
  asked?: DelegationBasis | null,
): Promise<LineProposal> {
  const { kernel } = parts
  const draft = await parts.documents.draft(actor, documentId)
  const basis = await readableBasis(parts, actor, documentId, asked)
  const { steps, power, matters } = await proposeLine(parts, kernel.db, draft, basis)
  const known = await peopleOf(parts, kernel.db, ownerOf(draft, basis), steps, kernel.clock.now())
  const { rule, why, level, related, amount } = power
  return { steps: plannedViews(steps, known), rule, why, level, related, amount, basis, matters }
}

/** Every fault of a plan at once; nothing is stored. @throws DOCUMENT_UNKNOWN, PERSON_UNKNOWN */
export async function checkLine(
  parts: ApprovalParts,
  actor: PersonActor,
  documentId: string,
  steps: readonly PlannedStep[],
  asked?: DelegationBasis | null,
): Promise<readonly LineFaultView[]> {
  const draft = await parts.documents.draft(actor, documentId)
  const basis = await readableBasis(parts, actor, documentId, asked)
  const known = await peopleOf(parts, parts.kernel.db, ownerOf(draft, basis), steps, parts.kernel.clock.now())
  return lineFaults(lineOf(steps, known), known, draft.author.id)
}

/** When a plan will likely be through, and what to know of it. @throws DOCUMENT_UNKNOWN, PERSON_UNKNOWN */
export async function outlook(
  parts: ApprovalParts,
  actor: PersonActor,
  documentId: string,
  steps: readonly PlannedStep[],
): Promise<LineOutlook> {
  const { kernel, documents } = parts
  const draft = await documents.draft(actor, documentId)
  const known = await peopleOf(parts, kernel.db, ownerOf(draft, null), steps, kernel.clock.now())
  return outlookOf(kernel.db, steps, known, kernel.clock.now())
}

/** A plan as it is to be kept. What is left out of `basis` and `options` stays as it was. */
export interface LineInput {
  readonly documentId: string
  readonly basedOn: number
  readonly steps: readonly PlannedStep[]
  readonly basis?: DelegationBasis | null | undefined
  readonly options?: LineOptions | undefined
}

/** Keeps a plan, finished or not. @throws DOCUMENT_UNKNOWN, DOCUMENT_FROZEN, LINE_STALE, PERSON_UNKNOWN */
export async function saveLine(parts: ApprovalParts, actor: PersonActor, input: LineInput): Promise<DraftLine> {
  const { kernel, documents } = parts
  const { documentId, basedOn, steps } = input
  const draft = await documents.draft(actor, documentId)
  const basis = await readableBasis(parts, actor, documentId, input.basis)
  const options = input.options ?? optionsIn((await store.findDraftLine(kernel.db, documentId))?.options ?? null)
  const known = await peopleOf(parts, kernel.db, ownerOf(draft, basis), steps, kernel.clock.now(), options)
  const version = await transaction(kernel, actor, async (tx) => {
    await tx.lock(`document:${documentId}`)
    const head = await documents.head(tx, documentId)
    if (head?.state !== 'DRAFTING') throw documentsFaults.DOCUMENT_FROZEN({ state: head?.state ?? 'DISCARDED' })
    const plan = {
      line: JSON.stringify(steps),
      basis: basis === null ? null : JSON.stringify(basis),
      options: JSON.stringify(options),
    }
    const saved = await store.putDraftLine(tx, documentId, plan, basedOn)
    if (saved === null) throw approvalFaults.LINE_STALE({ version: (await store.findDraftLine(tx, documentId))?.version ?? 0 })
    const people = steps.map(({ kind, personId, mark }) => ({ kind, personId, mark }))
    await tx.speak(linePlanned({ kind: 'document', id: documentId }, { version: saved, steps: people, basis }))
    return saved
  })
  return viewOf(parts, draft, { version, steps, basis, options, known })
}

async function viewOf(parts: ApprovalParts, draft: Draft, plan: PresentPlan): Promise<DraftLine> {
  const { kernel } = parts
  const { version, steps, basis, options, known } = plan
  const faults = lineFaults(lineOf(steps, known), known, draft.author.id)
  const ahead = await outlookOf(kernel.db, steps, known, kernel.clock.now())
  const readers = options.readerIds.map((id) => linePerson(partyOf(known, id)))
  return { version, basis, steps: plannedViews(steps, known), options, readers, faults, ...ahead }
}

/** The basis that is asked for, or the saved one; a document that is followed up has to be one that the drafter may read. */
async function readableBasis(
  parts: ApprovalParts,
  actor: PersonActor,
  documentId: string,
  asked: DelegationBasis | null | undefined,
): Promise<DelegationBasis | null> {
  const { db } = parts.kernel
  if (asked === undefined) return basisIn((await store.findDraftLine(db, documentId))?.basis ?? null)
  if (asked?.kind === 'FOLLOW_UP') await requireReader(parts, db, actor, asked.documentId)
  return asked
}

/** What was stored as a plan's basis. */
export function basisIn(stored: string | null): DelegationBasis | null {
  if (stored === null) return null
  const basis: DelegationBasis = JSON.parse(stored)
  return basis
}

function optionsIn(stored: string | null): LineOptions {
  if (stored === null) return NO_OPTIONS
  const options: LineOptions = JSON.parse(stored)
  return options
}

function stepsIn(stored: string): readonly PlannedStep[] {
  const steps: readonly PlannedStep[] = JSON.parse(stored)
  return steps
}
