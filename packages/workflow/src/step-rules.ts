import type { Hold, Resume, Return, Sign } from './acts.ts'
import { isActing } from './line.ts'
import { isSameRevision } from './revision.ts'
import { presentRound, recordOf, standingBefore, stepOf } from './round.ts'
import { isGiven, type Rule, signatureUnused, signed } from './rule.ts'
import { isCalendarDate, seoulDate } from './seoul-date.ts'
import type { StepState } from './step-record.ts'

type StepAct = Sign | Return | Hold | Resume

const stateIsNot =
  (state: StepState): Rule<StepAct>['holds'] =>
  (context, act) =>
    recordOf(presentRound(context), act.stepId)?.state !== state

const stepIsKnown: Rule<StepAct> = {
  code: 'STEP_UNKNOWN',
  article: '실무',
  holds: (context, act) => stepOf(presentRound(context), act.stepId) !== undefined,
}

/** 영 10③: while somebody acts for the absent one, the absent one does not. */
const principalStaysOut: Rule<StepAct> = {
  code: 'PRINCIPAL_ABSENT',
  article: '영 10③',
  holds: (context, act) => stepOf(presentRound(context), act.stepId)?.onBehalfOf?.party.personId !== act.actor.personId,
}

/** 영 9, 10: only the one who is named reviews, concurs, approves. */
const stepIsOwn: Rule<StepAct> = {
  code: 'NOT_YOUR_STEP',
  article: '영 9',
  holds: (context, act) => stepOf(presentRound(context), act.stepId)?.party.personId === act.actor.personId,
}

const whose: readonly Rule<StepAct>[] = [stepIsKnown, principalStaysOut, stepIsOwn]

/** 영 9①: in order, each once; a skipped review stays skipped. */
const turnHasCome: readonly Rule<StepAct>[] = [
  { code: 'TURN_NOT_REACHED', article: '영 9①', holds: stateIsNot('WAITING') },
  { code: 'STEP_DONE', article: '영 9', holds: stateIsNot('DONE') },
  { code: 'STEP_SKIPPED', article: '영 9①', holds: stateIsNot('SKIPPED') },
]

const notOnHold: Rule<StepAct> = { code: 'STEP_HELD', article: '실무', holds: stateIsNot('HELD') }

/** Who may sign a step, when, and with what. */
export const SIGN_RULES: readonly Rule<Sign>[] = [
  ...whose,
  ...turnHasCome,
  notOnHold,
  {
    // 영 10③: a deputy acts within the absence, not before and not after.
    code: 'ACTING_OUTSIDE_ABSENCE',
    article: '영 10③',
    holds: (context, act) => {
      const step = stepOf(presentRound(context), act.stepId)
      if (step === undefined || !isActing(step.mark) || step.onBehalfOf === null) return true
      const today = seoulDate(act.at)
      return today !== null && step.onBehalfOf.from <= today && today <= step.onBehalfOf.until
    },
  },
  {
    code: 'DISSENT_NOT_HERE',
    article: '영 9③',
    holds: (context, act) => act.verdict === 'AGREE' || stepOf(presentRound(context), act.stepId)?.kind !== 'APPROVE',
  },
  { code: 'OPINION_REQUIRED', article: '영 9③', holds: (_, act) => act.verdict === 'AGREE' || isGiven(act.opinion) },
  {
    // 영 6①: what comes into being is what was signed, and nothing else.
    code: 'REVISION_CHANGED',
    article: '영 6①',
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
  ...whose,
  ...turnHasCome,
  {
    code: 'RETURN_TARGET_WRONG',
    article: '실무',
    holds: (context, act) => {
      if (act.to === null) return true
      const round = presentRound(context)
      const target = stepOf(round, act.to)
      if (round === undefined || target === undefined || target.kind === 'DRAFT') return false
      const stands = recordOf(round, act.to)?.state === 'DONE'
      return stands && !standingBefore(round.line, act.to).some((step) => step.id === act.stepId)
    },
  },
  { code: 'REASON_REQUIRED', article: '실무', holds: (_, act) => isGiven(act.reason) },
]

/** A hold wants its reason and its end; the law knows none, so it can't stand without a date. */
export const HOLD_RULES: readonly Rule<Hold>[] = [
  ...whose,
  ...turnHasCome,
  notOnHold,
  { code: 'REASON_REQUIRED', article: '실무', holds: (_, act) => isGiven(act.reason) },
  {
    code: 'HOLD_DATE_INVALID',
    article: '실무',
    holds: (_, act) => {
      const today = seoulDate(act.at)
      return today !== null && isCalendarDate(act.until) && act.until >= today
    },
  },
]

/** Who paused goes on. */
export const RESUME_RULES: readonly Rule<Resume>[] = [
  ...whose,
  ...turnHasCome,
  { code: 'STEP_NOT_HELD', article: '실무', holds: (context, act) => !stateIsNot('HELD')(context, act) },
]
