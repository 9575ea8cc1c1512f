import { assign, setup } from 'xstate'
import type { Party, Step } from '../line.ts'
import { isCurrent, isSettled, type StepRecord, type UnitLine, untouched } from '../step-record.ts'
import { advance } from './advance.ts'
import { type StepSignal, stepAfter } from './step.ts'

/** What can happen to the line inside of a unit. */
export type UnitSignal =
  | {
      readonly type: 'assign'
      readonly reviewers: readonly Step[]
      readonly by: string
      readonly at: string
      readonly seq: number
    }
  /** Something that happens to one of its reviews. */
  | { readonly type: 'review'; readonly stepId: string; readonly signal: StepSignal }
  | { readonly type: 'answer' }
  | { readonly type: 'takeBack' }
  /** The unit's turn comes, again where it was taken from it; and goes. */
  | { readonly type: 'open' }
  | { readonly type: 'close' }

type UnitContext = Omit<UnitLine, 'stage'>

/** Reviews that are done stay; the others are replaced by those named, and the first of them opens. */
function withReviewers({ steps, records }: UnitContext, reviewers: readonly Step[]): Pick<UnitContext, 'steps' | 'records'> {
  const isDone = (step: Step): boolean => records.some((record) => record.stepId === step.id && isSettled(record))
  const kept = steps.filter(isDone)
  const all = [...kept, ...reviewers]
  return {
    steps: all,
    records: opened(all.map((step) => records.find((one) => one.stepId === step.id && isSettled(one)) ?? untouched(step.id))),
  }
}

/** One review at a time: the first that is not settled is open, none behind it. */
function opened(records: readonly StepRecord[]): readonly StepRecord[] {
  const next = records.find((record) => !isSettled(record))
  return records.map((record) => {
    if (record === next) return record.state === 'WAITING' ? (stepAfter(record, { type: 'open' }) ?? record) : record
    return isCurrent(record) ? (stepAfter(record, { type: 'close' }) ?? record) : record
  })
}

function reviewed({ records }: UnitContext, stepId: string, signal: StepSignal): readonly StepRecord[] {
  return opened(records.map((record) => (record.stepId === stepId ? (stepAfter(record, signal) ?? record) : record)))
}

const isOver = (records: readonly StepRecord[]): boolean => records.every(isSettled)

/**
 * The line inside of a concurring unit (부서협조, 영 9②): its receiver names who reviews, they review one after the other,
 * and its head answers for the unit. The answer is one step of the line.
 */
export const unitMachine = setup({
  types: { context: {} as UnitContext, events: {} as UnitSignal },
  guards: {
    nobodyReviews: ({ context, event }) => event.type === 'assign' && isOver(withReviewers(context, event.reviewers).records),
    wasLast: ({ context, event }) => event.type === 'review' && isOver(reviewed(context, event.stepId, event.signal)),
    isUnderWay: ({ context, event }) => event.type === 'review' && !isOver(reviewed(context, event.stepId, event.signal)),
  },
  actions: {
    assign: assign(({ context, event }) => {
      if (event.type !== 'assign') return {}
      const { by, at, seq } = event
      return { assigned: { by, at, seq }, ...withReviewers(context, event.reviewers) }
    }),
    review: assign(({ context, event }) =>
      event.type === 'review' ? { records: reviewed(context, event.stepId, event.signal) } : {},
    ),
    openReviews: assign(({ context }) => ({ records: opened(context.records) })),
    closeReviews: assign(({ context }) => ({
      records: context.records.map((record) => stepAfter(record, { type: 'close' }) ?? record),
    })),
  },
}).createMachine({
  id: 'unit',
  context: { assigned: null, steps: [], records: [] },
  initial: 'RECEIVING',
  states: {
    RECEIVING: {
      on: {
        assign: [
          { guard: 'nobodyReviews', target: 'DECIDING', actions: 'assign' },
          { target: 'REVIEWING', actions: 'assign' },
        ],
        close: {},
      },
    },
    REVIEWING: {
      on: {
        review: [{ guard: 'wasLast', target: 'DECIDING', actions: 'review' }, { actions: 'review' }],
        assign: [{ guard: 'nobodyReviews', target: 'DECIDING', actions: 'assign' }, { actions: 'assign' }],
        open: { actions: 'openReviews' },
        close: { actions: 'closeReviews' },
      },
    },
    DECIDING: {
      on: {
        answer: 'ANSWERED',
        assign: [
          { guard: 'nobodyReviews', actions: 'assign' },
          { target: 'REVIEWING', actions: 'assign' },
        ],
        review: { guard: 'isUnderWay', target: 'REVIEWING', actions: 'review' }, // the last reviewer takes back their signature
        close: {},
      },
    },
    ANSWERED: {
      on: { takeBack: 'DECIDING' },
    },
  },
})

/** A unit's line when its turn comes: with a receiver they go first, else its head may answer at once. */
export function unitAtStart(receiver: Party | null): UnitLine {
  return { stage: receiver === null ? 'DECIDING' : 'RECEIVING', assigned: null, steps: [], records: [] }
}

/** The same reviewers once more, over a revised text; nobody has to name them again. */
export function unitAgain(unit: UnitLine): UnitLine {
  const records = unit.steps.map((step) => untouched(step.id))
  return { ...unit, stage: records.length === 0 ? 'DECIDING' : 'REVIEWING', records }
}

/** What becomes of a unit's line by a signal; null when its stage does not take it. */
export function unitAfter(unit: UnitLine, signal: UnitSignal): UnitLine | null {
  const { stage, ...context } = unit
  const next = advance(unitMachine, unitMachine.resolveState({ value: stage, context }), signal)
  return next === null
    ? null
    : { stage: next.value, assigned: next.context.assigned, steps: next.context.steps, records: next.context.records }
}
