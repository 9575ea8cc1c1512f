import type { Change } from './acts.ts'
import { type LineFault, validateLine } from './line-fault.ts'
import { placesOf } from './place.ts'
import { drafterOf, type LineContext, presentRound } from './round.ts'
import type { Rule } from './rule.ts'
import { seoulDate } from './seoul-date.ts'
import { changedLine, fixedCount, isHandedOver, isSameStep } from './step-change.ts'
import { isCurrent } from './step-record.ts'

/** 결재선 변경: the drafter, or whose turn it is, changes what is still ahead; never what is done, and the whole stays sound. */
export const CHANGE_RULES: readonly Rule<Change>[] = [
  {
    code: 'NOT_YOUR_TURN',
    article: '실무',
    holds: (context, act) => {
      const round = presentRound(context)
      const hasTurn = placesOf(round).some(
        ({ step, record, within }) => within === null && isCurrent(record) && step.party.personId === act.actor.personId,
      )
      return hasTurn || drafterOf(round) === act.actor.personId
    },
  },
  {
    code: 'PAST_STEP_CHANGED',
    article: '영 9',
    brought: true,
    holds: (context, act) => {
      const round = presentRound(context)
      if (round === undefined) return false
      return round.line.steps.slice(0, fixedCount(round)).every((before, i) => {
        const after = act.steps[i]
        const record = round.records[i]
        if (after === undefined || record === undefined) return false
        return isSameStep(before, after) || (isCurrent(record) && isHandedOver(before, after))
      })
    },
  },
  {
    code: 'NOTHING_CHANGED',
    article: '실무',
    brought: true,
    holds: (context, { steps }) => {
      const before = presentRound(context)?.line.steps ?? []
      return (
        steps.length !== before.length ||
        steps.some((step, i) => {
          const was = before[i]
          return was === undefined || !isSameStep(was, step)
        })
      )
    },
  },
  { code: 'LINE_FAULTY', article: '영 8', brought: true, holds: (context, act) => changeFaults(context, act).length === 0 },
]

/** The faults of the line as it would be, those of today's facts about steps that stand fast aside. */
export function changeFaults(context: LineContext, act: Change): readonly LineFault[] {
  const round = presentRound(context)
  if (round === undefined) return []
  const line = changedLine(round, act.steps)
  const past = round.line.steps.slice(0, fixedCount(round))
  const fixed = past.filter((step) => line.steps.includes(step))
  const inner = placesOf(round).flatMap(({ step, within }) => (within === null ? [] : [step]))
  const faults = validateLine(line, act.facts, { today: seoulDate(act.at), fixed, inner })
  // An open step that is overdue can still be handed to a deputy.
  return faults.filter(({ code, stepId }) => code !== 'DUE_DATE_PAST' || !past.some(({ id }) => id === stepId))
}
