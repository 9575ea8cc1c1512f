import type { Act } from '../acts.ts'
import type { LineContext } from '../round.ts'

/**
 * A question about an act on a context, answered once: XState asks a guard for every transition that an event may take, first to say whether it
 * can and then to do it. Contexts and acts are never changed, so the answer stays.
 */
export function askedOnce<A>(ask: (context: LineContext, act: Act) => A): (context: LineContext, act: Act) => A {
  const answers = new WeakMap<Act, { readonly context: LineContext; readonly answer: A }>()
  return (context, act) => {
    const known = answers.get(act)
    if (known?.context === context) return known.answer
    const answer = ask(context, act)
    answers.set(act, { context, answer })
    return answer
  }
}
