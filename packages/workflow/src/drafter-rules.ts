import type { Act, Recall, Redraft, Resubmit, SetUrgent, Skip, Submit } from './acts.ts'
import { CLOCK } from './acts.ts'
import { validateLine } from './line-fault.ts'
import { placeOf, placesOf, standing } from './place.ts'
import { drafterOf, type LineContext, presentRound } from './round.ts'
import { isApprover, isGiven, type Rule, reasonGiven, revisionIsNew, signatureUnused, signed } from './rule.ts'
import { seoulDate } from './seoul-date.ts'
import { placeOfAct } from './step-moves.ts'

/** 영 8: what is the drafter's, only the drafter does. */
const byDrafter: Rule<Act> = {
  code: 'NOT_THE_DRAFTER',
  article: '영 8',
  holds: (context, act) => drafterOf(presentRound(context)) === act.actor.personId,
}

/** 영 8–10: the line is sound; `submissionFaults` names every fault. */
const lineIsSound: Rule<Submit | Resubmit> = {
  code: 'LINE_FAULTY',
  article: '영 8',
  brought: true,
  holds: (_, act) => submissionFaults(act).length === 0,
}

/** The faults of a line that is handed in, by the day on which it is. */
export function submissionFaults(act: Submit | Resubmit) {
  return validateLine(act.line, act.facts, { today: seoulDate(act.at) })
}

/** 영 8: who submits stands first in the line. */
const lineIsOwn: Rule<Submit | Resubmit> = {
  code: 'NOT_THE_DRAFTER',
  article: '영 8',
  brought: true,
  holds: (_, act) => act.line.steps[0]?.party.personId === act.actor.personId,
}

/** 상신. */
export const SUBMIT_RULES: readonly Rule<Submit>[] = [lineIsSound, lineIsOwn, signed, signatureUnused]

/** The next round: by the same drafter, over a revision that nobody has signed yet. */
export const RESUBMIT_RULES: readonly Rule<Resubmit>[] = [
  byDrafter,
  lineIsSound,
  lineIsOwn,
  revisionIsNew,
  signed,
  signatureUnused,
]

/** Whether an act is about the document as a whole. */
const isWhole = (context: LineContext, act: Recall): boolean =>
  placeOfAct(context, act) === undefined &&
  (act.stepId === null || act.stepId === undefined || placeOf(context, act.stepId) !== undefined)

/** 회수: until the next one acts; a hold is an act, and so are a unit's receipt and a signature that was made void. */
export const RECALL_RULES: readonly Rule<Recall>[] = [
  {
    code: 'STEP_UNKNOWN',
    article: '실무',
    holds: (context, act) => isWhole(context, act) || placeOfAct(context, act) !== undefined,
  },
  { ...byDrafter, holds: (context, act) => !isWhole(context, act) || byDrafter.holds(context, act) },
  {
    code: 'NOT_YOUR_STEP',
    article: '실무',
    holds: (context, act) => isWhole(context, act) || placeOfAct(context, act)?.step.party.personId === act.actor.personId,
  },
  {
    code: 'STEP_NOT_SIGNED',
    article: '실무',
    holds: (context, act) => isWhole(context, act) || placeOfAct(context, act)?.record.state === 'DONE',
  },
  {
    code: 'NEXT_HAS_ACTED',
    article: '실무',
    holds: (context, act) => (isWhole(context, act) ? nobodyHasActed(context) : isLastAct(context, act)),
  },
]

/** Nobody but the drafter has done anything in this round, and it was not sent back or revised in the line. */
function nobodyHasActed(context: LineContext): boolean {
  const ending = context.rounds.at(-2)?.ending ?? null
  if (ending?.type === 'REVISED' || (ending?.type === 'RETURNED' && ending.to !== null)) return false
  const records = presentRound(context)?.records ?? []
  return records.every(
    ({ outcome, state, unit }) =>
      outcome === 'SUBMITTED' || (['WAITING', 'OPEN', 'SKIPPED'].includes(state) && (unit?.assigned ?? null) === null),
  )
}

/** The signature is the last thing that anybody did in this round; what was settled around the unit it stands in has gone on. */
function isLastAct(context: LineContext, act: Recall): boolean {
  const round = presentRound(context)
  const place = placeOfAct(context, act)
  const own = place?.record.seq ?? null
  if (round === undefined || place === undefined || own === null || own < round.begunBy) return false
  if (place.within !== null && place.within.record.state !== 'OPEN') return false
  return placesOf(round).every(({ record: { seq, hold, unit } }) =>
    [seq, hold?.seq ?? null, unit?.assigned?.seq ?? null].every((other) => other === null || other <= own),
  )
}

/** 재기안: the drafter gives up this document for another. */
export const REDRAFT_RULES: readonly Rule<Redraft>[] = [
  byDrafter,
  { code: 'SUCCESSOR_MISSING', article: '실무', brought: true, holds: (_, act) => isGiven(act.documentId) },
]

/** 검토 생략 (영 9①): the drafter, or the system, passes over a reviewer who is away; nobody else is passed over. */
export const SKIP_RULES: readonly Rule<Skip>[] = [
  { ...byDrafter, holds: (context, act) => act.actor.personId === CLOCK.personId || byDrafter.holds(context, act) },
  { code: 'STEP_UNKNOWN', article: '실무', holds: (context, act) => placeOf(context, act.stepId) !== undefined },
  {
    code: 'SKIP_NOT_HERE',
    article: '영 9①',
    holds: (context, act) => {
      const place = placeOf(context, act.stepId)
      return place?.within === null && (place.step.kind === 'REVIEW' || place.step.kind === 'REVIEW_SKIPPED')
    },
  },
  { code: 'STEP_DONE', article: '영 9', holds: (context, act) => stateOf(context, act) !== 'DONE' },
  { code: 'STEP_SKIPPED', article: '영 9①', holds: (context, act) => stateOf(context, act) !== 'SKIPPED' },
  { ...reasonGiven, article: '영 9①' },
]

function stateOf(context: LineContext, act: Skip) {
  const place = placeOf(context, act.stepId)
  return place === undefined ? undefined : standing(place)
}

/** 긴급: the drafter sets and clears it, the approver may clear it. */
export const URGENT_RULES: readonly Rule<SetUrgent>[] = [
  {
    ...byDrafter,
    article: '실무',
    holds: (context, act) => byDrafter.holds(context, act) || (!act.urgent && isApprover(context, act.actor.personId)),
  },
]
