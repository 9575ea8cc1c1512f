import { and, assign, setup } from 'xstate'
import type { Act } from '../acts.ts'
import { BLANK, type LineContext } from '../round.ts'
import { beginRound, canTake, continueFrom, endRound, signalOf, withSignal } from '../round-moves.ts'
import { brokenRule } from '../rules.ts'

/**
 * The approval line (결재선) as a machine. It waits for acts and knows no clock, no database and no screen.
 * The guard `keepsRules` is the list of rules of the act, each with its article: the list that a refusal is read from.
 * The guard `fits` asks only whether the line's shape takes the act; it holds for whatever was once accepted.
 */
export const lineMachine = setup({
  types: { context: {} as LineContext, events: {} as Act },
  guards: {
    keepsRules: ({ context, event }) => brokenRule(context, event) === null,
    fits: ({ context, event }) => canTake(context, event),
    approves: ({ context, event }) => {
      const signal = signalOf(context, event)
      return signal?.type === 'sign' && signal.kind === 'APPROVE'
    },
    goesToDrafter: ({ event }) => event.type === 'return' && event.to === null,
  },
  actions: {
    begin: assign(({ context, event }) =>
      event.type === 'submit' || event.type === 'resubmit' ? beginRound(context, event) : {},
    ),
    step: assign(({ context, event }) => withSignal(context, event)),
    end: assign(({ context, event }) => endRound(context, event)),
    goBack: assign(({ context, event }) => (event.type === 'return' ? continueFrom(context, event) : {})),
    supersede: assign(({ event }) => (event.type === 'redraft' ? { supersededBy: event.documentId } : {})),
  },
}).createMachine({
  id: 'line',
  context: BLANK,
  initial: 'drafting',
  states: {
    drafting: {
      on: { submit: { guard: and(['keepsRules', 'fits']), target: 'inProgress', actions: 'begin' } },
    },
    inProgress: {
      on: {
        sign: [
          // 영 6①: the document comes into being
          { guard: and(['keepsRules', 'fits', 'approves']), target: 'approved', actions: 'step' },
          { guard: and(['keepsRules', 'fits']), actions: 'step' },
        ],
        return: [
          { guard: and(['keepsRules', 'fits', 'goesToDrafter']), target: 'returned', actions: ['step', 'end'] },
          { guard: and(['keepsRules', 'fits']), actions: ['step', 'end', 'goBack'] },
        ],
        hold: { guard: and(['keepsRules', 'fits']), actions: 'step' },
        resume: { guard: and(['keepsRules', 'fits']), actions: 'step' },
        recall: { guard: and(['keepsRules', 'fits']), target: 'recalled', actions: 'end' },
      },
    },
    returned: {
      on: {
        resubmit: { guard: and(['keepsRules', 'fits']), target: 'inProgress', actions: 'begin' },
        redraft: { guard: and(['keepsRules', 'fits']), target: 'redrafted', actions: 'supersede' },
      },
    },
    recalled: {
      on: {
        resubmit: { guard: and(['keepsRules', 'fits']), target: 'inProgress', actions: 'begin' },
        redraft: { guard: and(['keepsRules', 'fits']), target: 'redrafted', actions: 'supersede' },
      },
    },
    approved: { type: 'final' },
    redrafted: { type: 'final' },
  },
})

/** The same machine without the rules: what was accepted in its day is taken as it is, whatever the rules say today. */
export const replayMachine = lineMachine.provide({ guards: { keepsRules: () => true } })
