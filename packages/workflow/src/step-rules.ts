import type { Assign, Hold, Resume, Return, Revise, Sign } from './acts.ts'
import { placeOf, standing } from './place.ts'
import { isSameRevision } from './revision.ts'
import { isBefore, presentRound } from './round.ts'
import { isGiven, type Rule, reasonGiven, revisionIsNew, signatureUnused, signed } from './rule.ts'
import { isCalendarDate, seoulDate } from './seoul-date.ts'
import type { StepState } from './step-record.ts'

type StepAct = Sign | Return | Hold | Resume | Revise | Assign

const stateIsNot =
  (state: StepState): Rule<StepAct>['holds'] =>
  (context, act) => {
    const place = placeOf(context, act.stepId)
    return place === undefined || standing(place) !== state
  }

export const stepIsKnown: Rule<StepAct> = {
  code: 'STEP_UNKNOWN',
  article: '실무',
  holds: (context, act) => placeOf(context, act.stepId) !== undefined,
}

/** 영 10③: while somebody acts for the absent one, the absent one does not. */
const principalStaysOut: Rule<StepAct> = {
  code: 'PRINCIPAL_ABSENT',
  article: '영 10③',
  holds: (context, act) => placeOf(context, act.stepId)?.step.onBehalfOf?.party.personId !== act.actor.personId,
}

const isOwn: Rule<StepAct>['holds'] = (context, act) => placeOf(context, act.stepId)?.step.party.personId === act.actor.personId

const approves: Rule<StepAct>['holds'] = (context, act) => placeOf(context, act.stepId)?.step.kind === 'APPROVE'

/** 영 9: only the one who is named reviews or concurs. */
const stepIsOwn: Rule<StepAct> = {
  code: 'NOT_YOUR_STEP',
  article: '영 9',
  holds: (context, act) => approves(context, act) || isOwn(context, act),
}

/** 영 10: only the one who is entitled, and named for it, approves. */
const approvalIsOwn: Rule<StepAct> = {
  code: 'NOT_YOUR_STEP',
  article: '영 10',
  holds: (context, act) => !approves(context, act) || isOwn(context, act),
}

/** 영 9: review and concurrence before the approval, each once; a skipped review (영 9①) stays skipped. */
export const turnHasCome: readonly Rule<StepAct>[] = [
  { code: 'TURN_NOT_REACHED', article: '영 9', holds: stateIsNot('WAITING') },
  { code: 'STEP_DONE', article: '영 9', holds: stateIsNot('DONE') },
  { code: 'STEP_SKIPPED', article: '영 9①', holds: stateIsNot('SKIPPED') },
]

/** 영 9②: the head answers for the unit once those whom its receiver named have reviewed. */
const unitHasReviewed: Rule<StepAct> = {
  code: 'UNIT_REVIEWS',
  article: '영 9②',
  holds: (context, act) => {
    const stage = placeOf(context, act.stepId)?.record.unit?.stage
    return stage !== 'RECEIVING' && stage !== 'REVIEWING'
  },
}

export const notOnHold: Rule<StepAct> = { code: 'STEP_HELD', article: '실무', holds: stateIsNot('HELD') }

/** 영 10③: a deputy acts within the absence, not before and not after. */
const withinAbsence: Rule<StepAct> = {
  code: 'ACTING_OUTSIDE_ABSENCE',
  article: '영 10③',
  holds: (context, act) => {
    const onBehalfOf = placeOf(context, act.stepId)?.step.onBehalfOf ?? null
    if (onBehalfOf === null) return true
    const today = seoulDate(act.at)
    return today !== null && onBehalfOf.from <= today && today <= onBehalfOf.until
  },
}

const ownTurn: readonly Rule<StepAct>[] = [
  stepIsKnown,
  principalStaysOut,
  stepIsOwn,
  approvalIsOwn,
  ...turnHasCome,
  unitHasReviewed,
]

/** Who may sign a step, when, and with what. */
export const SIGN_RULES: readonly Rule<Sign>[] = [
  ...ownTurn,
  notOnHold,
  withinAbsence,
  {
    // The drafter and the approver do not differ from themselves: they return it.
    code: 'DISSENT_NOT_HERE',
    article: '영 9③',
    brought: true,
    holds: (context, act) => {
      const kind = placeOf(context, act.stepId)?.step.kind
      return act.verdict === 'AGREE' || (kind !== 'APPROVE' && kind !== 'DRAFT')
    },
  },
  {
    code: 'OPINION_REQUIRED',
    article: '영 9③',
    brought: true,
    holds: (_, act) => act.verdict === 'AGREE' || isGiven(act.opinion),
  },
  {
    // 영 6①: what comes into being is what was signed, and nothing else.
    code: 'REVISION_CHANGED',
    article: '영 6①',
    brought: true,
    holds: (context, act) => {
      const round = presentRound(context)
      return round !== undefined && isSameRevision(round.revision, act.revision)
    },
  },
  signed,
  signatureUnused,
]

/** Whoever may sign may return, also from a hold: to the drafter, or to an earlier step that has signed. */
export const RETURN_RULES: readonly Rule<Return>[] = [
  stepIsKnown,
  principalStaysOut,
  {
    // 영 9②: what has come to the wrong unit its receiver sends back at once
    ...stepIsOwn,
    holds: (context, act) => {
      const place = placeOf(context, act.stepId)
      const receives = place?.record.unit?.stage === 'RECEIVING' && place.step.receiver?.personId === act.actor.personId
      return receives || stepIsOwn.holds(context, act)
    },
  },
  approvalIsOwn,
  ...turnHasCome,
  {
    ...unitHasReviewed,
    holds: (context, act) => {
      const place = placeOf(context, act.stepId)
      const receives = place?.record.unit?.stage === 'RECEIVING' && place.step.receiver?.personId === act.actor.personId
      return receives || unitHasReviewed.holds(context, act)
    },
  },
  // 영 9②: a unit speaks with one voice, its head's
  { code: 'HEAD_RETURNS', article: '영 9②', holds: (context, act) => placeOf(context, act.stepId)?.within === null },
  {
    code: 'RETURN_TARGET_WRONG',
    article: '실무',
    brought: true,
    holds: (context, act) => {
      if (act.to === null) return true
      const round = presentRound(context)
      const target = placeOf(context, act.to)
      if (round === undefined || target === undefined || target.within !== null || target.step.kind === 'DRAFT') return false
      return target.record.state === 'DONE' && isBefore(round.line, act.to, act.stepId)
    },
  },
  reasonGiven,
]

/** A hold wants its reason and its end; the law knows none, so it can't stand without a date. */
export const HOLD_RULES: readonly Rule<Hold>[] = [
  ...ownTurn,
  notOnHold,
  reasonGiven,
  {
    code: 'HOLD_DATE_INVALID',
    article: '실무',
    brought: true,
    holds: (_, act) => {
      const today = seoulDate(act.at)
      return today !== null && isCalendarDate(act.until) && act.until >= today
    },
  },
  {
    // A set deadline is one: nobody holds the line beyond it by a hold.
    code: 'HOLD_PAST_DUE',
    article: '실무',
    brought: true,
    holds: (context, act) => {
      const place = placeOf(context, act.stepId)
      const { lapses, dueOn } = place?.within?.step ?? place?.step ?? {}
      return lapses !== true || dueOn === null || dueOn === undefined || act.until <= dueOn
    },
  },
]

/** Who paused goes on. */
export const RESUME_RULES: readonly Rule<Resume>[] = [
  ...ownTurn,
  { code: 'STEP_NOT_HELD', article: '실무', holds: (context, act) => !stateIsNot('HELD')(context, act) },
]

/** 수정결재: a reviewer or the approver changes the text; it is a new revision, and everybody signs that one. */
export const REVISE_RULES: readonly Rule<Revise>[] = [
  ...ownTurn,
  notOnHold,
  withinAbsence,
  {
    // The regulation does not say who changes the text under way; whoever only concurs says what they think.
    code: 'REVISE_NOT_HERE',
    article: '실무',
    holds: (context, act) => {
      const place = placeOf(context, act.stepId)
      return place?.within === null && (place.step.kind === 'REVIEW' || place.step.kind === 'APPROVE')
    },
  },
  revisionIsNew,
  reasonGiven,
]
