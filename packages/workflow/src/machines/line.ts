import { assign, setup } from 'xstate'
import type { Act, Resubmit, Submit } from '../acts.ts'
import { BLANK, isSettled, type LineContext, type StepRecord, UNTOUCHED } from '../context.ts'
import type { ApprovalLine, Step } from '../line.ts'
import { breaks } from '../rules.ts'

/** Opens the first unsettled step, and with it every unsettled neighbour of its group. */
function openNext(line: ApprovalLine, records: Readonly<Record<string, StepRecord>>): Record<string, StepRecord> {
  const next = { ...records }
  const first = line.steps.find((step) => !isSettled(next[step.id]?.state ?? 'WAITING'))
  if (first === undefined) return next
  const together = first.group === null ? [first] : line.steps.filter((step) => step.group === first.group)
  for (const step of together) {
    const record = next[step.id] ?? UNTOUCHED
    if (record.state === 'WAITING') next[step.id] = { ...record, state: 'OPEN' }
  }
  return next
}

/** A round begins: the drafter has signed, skipped reviews are settled with their reason, the next step opens. */
function begin(act: Submit | Resubmit, round: number): LineContext {
  const records: Record<string, StepRecord> = {}
  for (const step of act.line.steps) records[step.id] = recordAtStart(step, act)
  return { line: act.line, round, revisionId: act.revisionId, records: openNext(act.line, records) }
}

function recordAtStart(step: Step, act: Submit | Resubmit): StepRecord {
  if (step.kind === 'DRAFT') return { ...UNTOUCHED, state: 'AGREED', at: act.at, signatureId: act.signatureId }
  if (step.kind === 'REVIEW_SKIPPED') return { ...UNTOUCHED, state: 'SKIPPED', at: act.at, opinion: step.skipReason }
  return UNTOUCHED
}

function change(context: LineContext, stepId: string, part: Partial<StepRecord>): Record<string, StepRecord> {
  return { ...context.records, [stepId]: { ...(context.records[stepId] ?? UNTOUCHED), ...part } }
}

/**
 * The approval line as a machine. It waits for acts and knows no clock, no database and no screen.
 * Each guard is the list of rules of its act (`rules.ts`), the same list that a refusal is read from.
 */
export const lineMachine = setup({
  types: { context: {} as LineContext, events: {} as Act },
  guards: {
    keepsRules: ({ context, event }) => breaks(context, event) === null,
    approves: ({ context, event }) =>
      event.type === 'sign' &&
      breaks(context, event) === null &&
      context.line.steps.find((step) => step.id === event.stepId)?.kind === 'APPROVE',
  },
  actions: {
    begin: assign(({ context, event }) =>
      event.type === 'submit' || event.type === 'resubmit' ? begin(event, context.round + 1) : context,
    ),
    sign: assign(({ context, event }) => {
      if (event.type !== 'sign') return context
      const kind = context.line.steps.find((step) => step.id === event.stepId)?.kind
      const state = kind === 'APPROVE' ? 'APPROVED' : event.verdict === 'DISSENT' ? 'DISSENTED' : 'AGREED'
      const records = change(context, event.stepId, {
        state,
        at: event.at,
        opinion: event.opinion,
        signatureId: event.signatureId,
        heldUntil: null,
      })
      return { ...context, records: openNext(context.line, records) }
    }),
    return: assign(({ context, event }) =>
      event.type === 'return'
        ? { ...context, records: change(context, event.stepId, { state: 'RETURNED', at: event.at, opinion: event.opinion }) }
        : context,
    ),
    hold: assign(({ context, event }) =>
      event.type === 'hold'
        ? { ...context, records: change(context, event.stepId, { state: 'HELD', opinion: event.reason, heldUntil: event.until }) }
        : context,
    ),
    resume: assign(({ context, event }) =>
      event.type === 'resume'
        ? { ...context, records: change(context, event.stepId, { state: 'OPEN', opinion: null, heldUntil: null }) }
        : context,
    ),
  },
}).createMachine({
  id: 'line',
  context: BLANK,
  initial: 'drafting',
  states: {
    drafting: { on: { submit: { guard: 'keepsRules', target: 'inProgress', actions: 'begin' } } },
    inProgress: {
      on: {
        sign: [
          { guard: 'approves', target: 'approved', actions: 'sign' },
          { guard: 'keepsRules', actions: 'sign' },
        ],
        return: { guard: 'keepsRules', target: 'returned', actions: 'return' },
        recall: { guard: 'keepsRules', target: 'recalled' },
        hold: { guard: 'keepsRules', actions: 'hold' },
        resume: { guard: 'keepsRules', actions: 'resume' },
      },
    },
    returned: { on: { resubmit: { guard: 'keepsRules', target: 'inProgress', actions: 'begin' } } },
    recalled: { on: { resubmit: { guard: 'keepsRules', target: 'inProgress', actions: 'begin' } } },
    approved: { type: 'final' },
  },
})
