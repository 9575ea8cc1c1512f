import { and, assign, setup } from 'xstate'
import type { Act } from '../acts.ts'
import { BLANK, type LineContext } from '../round.ts'
import { beginRound, conclude, continueFrom, continueRevised, endRound } from '../round-moves.ts'
import { brokenRule } from '../rules.ts'
import { canTake, kindOf, placeOfAct, withChange, withReaders, withReceipt, withSignal } from '../step-moves.ts'
import { askedOnce } from './asked-once.ts'

const keepsRules = askedOnce((context, act) => brokenRule(context, act) === null)
const fits = askedOnce(canTake)

/**
 * The approval line (결재선) as a machine. It waits for acts and knows no clock, no database and no screen.
 * The guard `keepsRules` is the list of rules of the act, each with its article: the list that a refusal is read from.
 * The guard `fits` asks only whether the line's shape takes the act; it holds for whatever was once accepted.
 */
export const lineMachine = setup({
  types: { context: {} as LineContext, events: {} as Act },
  guards: {
    keepsRules: ({ context, event }) => keepsRules(context, event),
    fits: ({ context, event }) => fits(context, event),
    approves: ({ context, event }) => event.type === 'sign' && kindOf(context, event) === 'APPROVE',
    goesToDrafter: ({ event }) => event.type === 'return' && event.to === null,
    namesStep: ({ context, event }) => placeOfAct(context, event) !== undefined,
  },
  actions: {
    begin: assign(({ context, event }) =>
      event.type === 'submit' || event.type === 'resubmit' ? beginRound(context, event) : {},
    ),
    step: assign(({ context, event }) => withSignal(context, event)),
    end: assign(({ context, event }) => endRound(context, event)),
    goBack: assign(({ context, event }) => (event.type === 'return' ? continueFrom(context, event) : {})),
    signAnew: assign(({ context, event }) => (event.type === 'revise' ? continueRevised(context, event) : {})),
    changeLine: assign(({ context, event }) => withChange(context, event)),
    conclude: assign(({ context, event }) => conclude(context, event)),
    supersede: assign(({ event }) => (event.type === 'redraft' ? { supersededBy: event.documentId } : {})),
    setUrgent: assign(({ event }) => (event.type === 'setUrgent' ? { urgent: event.urgent } : {})),
    circulate: assign(({ context, event }) => (event.type === 'circulate' ? withReaders(context, event) : {})),
    note: assign(({ context, event }) => withReceipt(context, event)),
  },
}).createMachine({
  id: 'line',
  context: BLANK,
  initial: 'drafting',
  states: {
    drafting: {
      on: { submit: { guard: and(['keepsRules', 'fits']), target: 'inProgress', actions: 'begin' } }, // 상신, 영 8
    },
    inProgress: {
      on: {
        sign: [
          // 영 6①: the document comes into being
          { guard: and(['keepsRules', 'fits', 'approves']), target: 'approved', actions: ['step', 'conclude'] },
          { guard: and(['keepsRules', 'fits']), actions: 'step' }, // 검토, 협조, 영 9
        ],
        return: [
          { guard: and(['keepsRules', 'fits', 'goesToDrafter']), target: 'returned', actions: ['step', 'end'] },
          { guard: and(['keepsRules', 'fits']), actions: ['step', 'end', 'goBack'] },
        ],
        recall: [
          { guard: and(['keepsRules', 'fits', 'namesStep']), actions: 'step' }, // a signer's own signature
          { guard: and(['keepsRules', 'fits']), target: 'recalled', actions: 'end' },
        ],
        hold: { guard: and(['keepsRules', 'fits']), actions: 'step' },
        resume: { guard: and(['keepsRules', 'fits']), actions: 'step' },
        assign: { guard: and(['keepsRules', 'fits']), actions: 'step' }, // 부서협조, 영 9②
        skip: { guard: and(['keepsRules', 'fits']), actions: 'step' }, // 검토 생략, 영 9①
        change: { guard: and(['keepsRules', 'fits']), actions: 'changeLine' },
        revise: { guard: and(['keepsRules', 'fits']), actions: ['end', 'signAnew'] }, // 수정결재
        setUrgent: { guard: and(['keepsRules', 'fits']), actions: 'setUrgent' },
        holdEnded: { guard: and(['keepsRules', 'fits']), actions: 'step' }, // by the server's clock
        overdue: { guard: and(['keepsRules', 'fits']), actions: 'step' }, // by the server's clock
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
    approved: {
      on: {
        circulate: { guard: and(['keepsRules', 'fits']), actions: 'circulate' }, // 공람, 영 18
        read: { guard: and(['keepsRules', 'fits']), actions: 'note' },
        acknowledge: { guard: and(['keepsRules', 'fits']), actions: 'note' }, // 후열, 영 10③
      },
    },
    redrafted: { type: 'final' },
  },
})

/** The same machine without the rules: what was accepted in its day is taken as it is, whatever the rules say today. */
export const replayMachine = lineMachine.provide({ guards: { keepsRules: () => true } })
