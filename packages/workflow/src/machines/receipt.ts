import { assign, setup } from 'xstate'
import type { Party } from '../line.ts'
import type { Receipt } from '../round.ts'
import { advance } from './advance.ts'

/** Somebody takes note, and may write something with it. */
export interface Noted {
  readonly type: 'note'
  readonly at: string
  readonly note: string | null
}

/** Taking note as a machine, for circulation (공람, 영 18) and the later report of a 대결 (후열, 영 10③): once, and nothing is decided by it. */
export const receiptMachine = setup({
  types: { context: {} as Receipt, events: {} as Noted, input: {} as { party: Party; since: string } },
  actions: { note: assign(({ event: { at, note } }) => ({ at, note })) },
}).createMachine({
  id: 'receipt',
  context: ({ input: { party, since } }) => ({ party, since, at: null, note: null }),
  initial: 'AWAITED',
  states: {
    AWAITED: { on: { note: { target: 'NOTED', actions: 'note' } } },
    NOTED: { type: 'final' },
  },
})

/** A receipt that is awaited from now on. */
export function awaited(party: Party, since: string): Receipt {
  return { party, since, at: null, note: null }
}

/** The receipt once it was given; null when it was given before. */
export function receiptAfter(receipt: Receipt, noted: Noted): Receipt | null {
  const value = receipt.at === null ? 'AWAITED' : 'NOTED'
  const next = advance(receiptMachine, receiptMachine.resolveState({ value, context: receipt }), noted)
  return next === null ? null : next.context
}
