import type { Act, ActType } from './acts.ts'
import { RECALL_RULES, REDRAFT_RULES, RESUBMIT_RULES, SUBMIT_RULES } from './drafter-rules.ts'
import type { LineContext } from './round.ts'
import type { Rule } from './rule.ts'
import { HOLD_RULES, RESUME_RULES, RETURN_RULES, SIGN_RULES } from './step-rules.ts'

/** The rules of each act, in the order in which they are asked (domain model §1.2). The guards of the machine are these lists. */
const RULES: { readonly [T in ActType]: readonly Rule<Extract<Act, { type: T }>>[] } = {
  submit: SUBMIT_RULES,
  sign: SIGN_RULES,
  return: RETURN_RULES,
  recall: RECALL_RULES,
  hold: HOLD_RULES,
  resume: RESUME_RULES,
  resubmit: RESUBMIT_RULES,
  redraft: REDRAFT_RULES,
}

/** The first rule that an act breaks, or null when it keeps them all. */
export function brokenRule<T extends Act>(context: LineContext, act: T): Rule<T> | null {
  // The list under an act's own type takes that act; TypeScript can't carry the link through an index.
  const rules = RULES[act.type] as readonly Rule<Act>[]
  return rules.find((rule) => !rule.holds(context, act)) ?? null
}
