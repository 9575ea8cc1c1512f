import { type Change, decide, fixedCount, type LineState, type Step } from '@onmaru/workflow'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import type { Revision } from '../../documents/index.ts'
import { approvalFaults } from '../errors.ts'
import type { ChangeCheck, PlannedStep, PresentLine } from '../planned-line.ts'
import * as store from '../store.ts'
import { basisIn } from './draft-line.ts'
import { withSentence } from './line-fault-sentence.ts'
import { loadState } from './line-state.ts'
import { presentFile } from './look.ts'
import { requireReader } from './may-read.ts'
import type { ApprovalParts } from './parts.ts'
import { placesAfter, storedPlaces } from './places.ts'
import { factsOf, type KnownPeople, peopleOf, plannedFrom, plannedViews, stepOf } from './planned-line.ts'
import { withPowerSentence } from './power-sentence.ts'

/**
 * The changed line as the machine is asked (결재선 변경): steps that say the same stay as they were recorded, since their people may have moved
 * or left; every other is of today. @throws PERSON_UNKNOWN
 */
export async function changeFrom(
  parts: ApprovalParts,
  handle: Handle,
  now: Date,
  state: LineState,
  revision: Revision,
  steps: readonly PlannedStep[],
): Promise<Pick<Change, 'steps' | 'facts'>> {
  const recorded = recordedSteps(state)
  const anew = steps.filter((step) => sameAs(recorded, step) === undefined)
  const known = await knownOf(parts, handle, now, state, revision, anew)
  return { steps: steps.map((step) => sameAs(recorded, step) ?? stepOf(step, known)), facts: factsOf(known) }
}

/** The line under way, as it may be changed. @throws DOCUMENT_UNKNOWN, ACT_CONFLICT before the first submission */
export async function presentLine(parts: ApprovalParts, actor: PersonActor, documentId: string): Promise<PresentLine> {
  const { kernel } = parts
  const { row } = await requireReader(parts, kernel.db, actor, documentId)
  const { revision } = await presentFile(parts, kernel.db, row)
  const state = await loadState(kernel.db, documentId)
  const round = state.context.rounds.at(-1)
  if (round === undefined) throw approvalFaults.ACT_CONFLICT({ seq: state.seq })
  const steps = round.line.steps.map(plannedFrom)
  const known = await knownOf(parts, kernel.db, kernel.clock.now(), state, revision, [])
  const people = new Map(known.people)
  for (const { party, receiver, onBehalfOf } of round.line.steps)
    for (const one of [party, receiver ?? null, onBehalfOf?.party ?? null])
      if (one !== null && !people.has(one.personId)) people.set(one.personId, { ...one, id: one.personId, grade: 0 })
  return { seq: state.seq, fixed: fixedCount(round), steps: plannedViews(steps, { ...known, people }) }
}

/** What stands against a changed line; nothing is stored. @throws DOCUMENT_UNKNOWN, PERSON_UNKNOWN, LINE_SPACE */
export async function checkChange(
  parts: ApprovalParts,
  actor: PersonActor,
  input: { documentId: string; basedOn: number; steps: readonly PlannedStep[] },
): Promise<ChangeCheck> {
  const { kernel } = parts
  const { documentId, basedOn, steps } = input
  const { row } = await requireReader(parts, kernel.db, actor, documentId)
  const { revision } = await presentFile(parts, kernel.db, row)
  const state = await loadState(kernel.db, documentId)
  const now = kernel.clock.now()
  const change = await changeFrom(parts, kernel.db, now, state, revision, steps)
  const decision = decide(state, { type: 'change', actor, at: now.toISOString(), basedOn, ...change, reason: null })
  if (decision.ok) {
    placesAfter(storedPlaces(row?.places ?? null), decision.state, revision.fields)
    return { faults: [], refusal: null }
  }
  const { refusal } = decision
  if (refusal.code !== 'LINE_FAULTY') return { faults: [], refusal }
  const { power } = await knownOf(parts, kernel.db, now, state, revision, [])
  return { faults: refusal.faults.map(withSentence).map((fault) => withPowerSentence(fault, power)), refusal: null }
}

/** What the office knows today of the people of a changed line. @throws PERSON_UNKNOWN for somebody new whom it does not know */
async function knownOf(
  parts: ApprovalParts,
  handle: Handle,
  now: Date,
  state: LineState,
  revision: Revision,
  steps: readonly PlannedStep[],
): Promise<KnownPeople> {
  const { senderName, taskId, amount } = revision.form
  const basis = basisIn((await store.findDraftLine(handle, revision.documentId))?.basis ?? null)
  const authorId = recordedSteps(state)[0]?.party.personId ?? ''
  const recordedIds = recordedSteps(state).map(({ party }) => party.personId)
  return peopleOf(parts, handle, { authorId, senderName, taskId, amount, basis }, steps, now, { recordedIds })
}

function recordedSteps({ context }: LineState): readonly Step[] {
  return context.rounds.at(-1)?.line.steps ?? []
}

/** The recorded step that a planned one says again, names and posts of then included. */
function sameAs(recorded: readonly Step[], planned: PlannedStep): Step | undefined {
  const step = recorded.find(({ id }) => id === planned.id)
  return step !== undefined && essence(plannedFrom(step)) === essence(planned) ? step : undefined
}

function essence(step: PlannedStep): string {
  const { id, kind, personId, mark, absenceId, skipReason, group, receiverId, dueOn, blocking, lapses, originator, presenter } =
    step
  return JSON.stringify([
    [id, kind, personId, mark, absenceId, skipReason, group],
    [receiverId ?? null, dueOn ?? null, blocking ?? true, lapses ?? false, originator ?? false, presenter ?? false],
  ])
}
