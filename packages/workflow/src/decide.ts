import { transition } from 'xstate'
import type { Act } from './acts.ts'
import { type Effect, effectsBetween } from './effects.ts'
import { lineMachine } from './machines/line.ts'
import { type Refusal, refusal } from './refusal.ts'
import { breaks } from './rules.ts'
import { type LineEvent, type LineState, snapshotOf } from './state.ts'
import { MACHINE_VERSION } from './version.ts'

/** What an act comes to. */
export type Decision =
  | { readonly ok: true; readonly state: LineState; readonly event: LineEvent; readonly effects: readonly Effect[] }
  | { readonly ok: false; readonly refusal: Refusal }

/**
 * Decides an act on a state. Pure: the same state and act give the same answer, and a refused act changes nothing.
 * The only caller of XState's `transition`, which ignores what is not allowed; so it is asked first, and the refusal is typed.
 */
export function decide(state: LineState, act: Act): Decision {
  if (act.basedOn !== state.seq) return { ok: false, refusal: refusal({ code: 'CONFLICT', article: '영 9·10' }) }
  const snapshot = snapshotOf(state)
  if (!snapshot.can(act)) {
    const accepts = snapshot._nodes.some((node) => Object.hasOwn(node.on, act.type))
    const broken = accepts ? breaks(state.context, act) : null
    return { ok: false, refusal: refusal(broken ?? { code: 'STATE_DOES_NOT_ALLOW', article: '영 8–10' }) }
  }
  const [next] = transition(lineMachine, snapshot, act)
  const after: LineState = { seq: state.seq + 1, version: MACHINE_VERSION, value: next.value, context: next.context }
  return { ok: true, state: after, event: { seq: after.seq, act }, effects: effectsBetween(state.context, after.context) }
}
