import { assign, setup } from 'xstate'
import type { StepKind } from '../line.ts'
import type { SkippedFor, StepOutcome, StepRecord } from '../step-record.ts'
import { advance } from './advance.ts'

interface Signed {
  readonly at: string
  readonly seq: number
  readonly signatureRef: string
  readonly opinion: string | null
}

/** What can happen to a step. */
export type StepSignal =
  | ({ readonly type: 'submit' } & Signed)
  | { readonly type: 'skip'; readonly for: SkippedFor; readonly at: string; readonly reason: string | null }
  | { readonly type: 'open' }
  | ({ readonly type: 'sign'; readonly kind: StepKind; readonly verdict: 'AGREE' | 'DISSENT' } & Signed)
  | { readonly type: 'return'; readonly at: string; readonly reason: string }
  | { readonly type: 'hold'; readonly reason: string; readonly until: string; readonly seq: number }
  | { readonly type: 'resume' }
  | { readonly type: 'overdue'; readonly at: string }
  | { readonly type: 'takeBack' }
  | { readonly type: 'close' }

/** The machine's state is `state`; the rest of a record is its memory. */
type StepContext = Omit<StepRecord, 'state'>

function outcomeOf(kind: StepKind, verdict: 'AGREE' | 'DISSENT'): StepOutcome {
  if (kind === 'DRAFT') return 'SUBMITTED'
  if (kind === 'APPROVE') return 'APPROVED'
  return verdict === 'DISSENT' ? 'DISSENTED' : 'AGREED'
}

/**
 * One step of a round as a machine: it waits for its turn, has its say once, and is then settled for the round.
 * Who may act, and with what, are rules of the line (`rules.ts`).
 */
export const stepMachine = setup({
  types: { context: {} as StepContext, events: {} as StepSignal },
  actions: {
    sign: assign(({ event }) => {
      if (event.type !== 'sign' && event.type !== 'submit') return {}
      const { at, seq, signatureRef, opinion } = event
      const outcome = event.type === 'sign' ? outcomeOf(event.kind, event.verdict) : 'SUBMITTED'
      return { outcome, at, seq, signatureRef, opinion }
    }),
    explain: assign(({ event }) => {
      if (event.type === 'return') return { at: event.at, reason: event.reason, hold: null }
      if (event.type === 'skip') return { at: event.at, reason: event.reason, skippedFor: event.for, hold: null }
      return {}
    }),
    pause: assign(({ event }) =>
      event.type === 'hold' ? { hold: { reason: event.reason, until: event.until, seq: event.seq } } : {},
    ),
    unpause: assign({ hold: null }),
    mark: assign(({ event }) => (event.type === 'overdue' ? { overdueAt: event.at } : {})),
    unsign: assign({ outcome: null, at: null, seq: null, signatureRef: null, opinion: null }),
  },
}).createMachine({
  id: 'step',
  // A step's memory is always handed in with its state; one made in a function costs an inert actor at every event.
  context: {
    stepId: '',
    outcome: null,
    at: null,
    seq: null,
    signatureRef: null,
    opinion: null,
    reason: null,
    skippedFor: null,
    hold: null,
    overdueAt: null,
    unit: null,
  },
  initial: 'WAITING',
  states: {
    WAITING: {
      on: {
        submit: { target: 'DONE', actions: 'sign' }, // 기안, 영 8
        skip: { target: 'SKIPPED', actions: 'explain' }, // 검토 생략, 영 9①
        open: 'OPEN',
      },
    },
    OPEN: {
      on: {
        sign: { target: 'DONE', actions: 'sign' }, // 영 9, 10
        return: { target: 'RETURNED', actions: 'explain' }, // 반려
        hold: { target: 'HELD', actions: 'pause' }, // 보류
        skip: { target: 'SKIPPED', actions: 'explain' }, // 검토 생략, or the line no longer waits for it
        overdue: { actions: 'mark' }, // 기한 지남
        close: 'WAITING', // the round ended before it had its say, or the one before it took back theirs
      },
    },
    HELD: {
      on: {
        resume: { target: 'OPEN', actions: 'unpause' },
        return: { target: 'RETURNED', actions: 'explain' },
        skip: { target: 'SKIPPED', actions: 'explain' },
        close: { target: 'WAITING', actions: 'unpause' },
      },
    },
    DONE: {
      on: { takeBack: { target: 'OPEN', actions: 'unsign' } }, // 회수 of one's own signature
    },
    RETURNED: { type: 'final' },
    SKIPPED: { type: 'final' },
  },
})

/** What becomes of a step by a signal; null when its state does not take it. */
export function stepAfter(record: StepRecord, signal: StepSignal): StepRecord | null {
  const { state, ...context } = record
  const next = advance(stepMachine, stepMachine.resolveState({ value: state, context }), signal)
  return next === null ? null : { ...next.context, state: next.value }
}
