import type { Assign } from './acts.ts'
import { placeOf } from './place.ts'
import type { Rule } from './rule.ts'
import { notOnHold, stepIsKnown, turnHasCome } from './step-rules.ts'
import { innerFaults } from './unit-fault.ts'

/** 부서협조 (영 9②): the unit's receiver or its head names who reviews in it, as long as the unit has not answered. */
export const ASSIGN_RULES: readonly Rule<Assign>[] = [
  stepIsKnown,
  {
    code: 'NOT_A_UNIT',
    article: '영 9②',
    holds: (context, act) => placeOf(context, act.stepId)?.step.kind === 'CONCUR_UNIT',
  },
  {
    code: 'NOT_THE_RECEIVER',
    article: '영 9②',
    holds: (context, act) => {
      const step = placeOf(context, act.stepId)?.step
      return [step?.party.personId, step?.receiver?.personId].includes(act.actor.personId)
    },
  },
  ...turnHasCome,
  notOnHold,
  {
    code: 'LINE_FAULTY',
    article: '영 9②',
    brought: true,
    holds: (context, act) => innerFaults(context, act).length === 0,
  },
]
