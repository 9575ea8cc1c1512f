import { CLOCK, type HoldEnded, type Overdue } from './acts.ts'
import { placeOf, standing } from './place.ts'
import type { Rule } from './rule.ts'
import { seoulDate } from './seoul-date.ts'

/** Nobody but the server's clock says what day it is. */
const byClock: Rule<HoldEnded | Overdue> = {
  code: 'BY_CLOCK_ONLY',
  article: '실무',
  holds: (_, { actor }) => actor.personId === CLOCK.personId,
}

const stepIsKnown: Rule<HoldEnded | Overdue> = {
  code: 'STEP_UNKNOWN',
  article: '실무',
  holds: (context, { stepId }) => placeOf(context, stepId) !== undefined,
}

/** Whether a day in Seoul is over; both ends of a period belong to it. */
function isOver(day: string | null | undefined, at: string): boolean {
  const today = seoulDate(at)
  return day !== null && day !== undefined && today !== null && day < today
}

/** A hold ends by itself when its last day is over. */
export const HOLD_ENDED_RULES: readonly Rule<HoldEnded>[] = [
  byClock,
  stepIsKnown,
  {
    code: 'STEP_NOT_HELD',
    article: '실무',
    holds: (context, { stepId }) => {
      const place = placeOf(context, stepId)
      return place !== undefined && standing(place) === 'HELD'
    },
  },
  {
    code: 'DAY_NOT_OVER',
    article: '실무',
    holds: (context, { stepId, at }) => isOver(placeOf(context, stepId)?.record.hold?.until, at),
  },
]

/** A step is overdue when its day is over, once; while it is on hold its time stands still. */
export const OVERDUE_RULES: readonly Rule<Overdue>[] = [
  byClock,
  stepIsKnown,
  {
    code: 'STEP_NOT_OPEN',
    article: '실무',
    holds: (context, { stepId }) => {
      const place = placeOf(context, stepId)
      return place?.within === null && place.record.state === 'OPEN'
    },
  },
  {
    code: 'DAY_NOT_OVER',
    article: '실무',
    holds: (context, { stepId, at }) => isOver(placeOf(context, stepId)?.step.dueOn, at),
  },
  {
    code: 'OVERDUE_ALREADY',
    article: '실무',
    holds: (context, { stepId }) => placeOf(context, stepId)?.record.overdueAt === null,
  },
]
