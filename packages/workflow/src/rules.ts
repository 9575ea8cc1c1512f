import type { Act } from './acts.ts'
import { ACKNOWLEDGE_RULES, CIRCULATE_RULES, READ_RULES } from './approved-rules.ts'
import { CHANGE_RULES } from './change-rules.ts'
import { HOLD_ENDED_RULES, OVERDUE_RULES } from './clock-rules.ts'
import { RECALL_RULES, REDRAFT_RULES, RESUBMIT_RULES, SKIP_RULES, SUBMIT_RULES, URGENT_RULES } from './drafter-rules.ts'
import type { LineContext } from './round.ts'
import type { Rule } from './rule.ts'
import { HOLD_RULES, RESUME_RULES, RETURN_RULES, REVISE_RULES, SIGN_RULES } from './step-rules.ts'
import { ASSIGN_RULES } from './unit-rules.ts'

/** The rules of each act, in the order in which they are asked (domain model §1.2). The guards of the machine are these lists. */
const RULES: { readonly [T in Act['type']]: readonly Rule<Extract<Act, { type: T }>>[] } = {
  submit: SUBMIT_RULES,
  sign: SIGN_RULES,
  return: RETURN_RULES,
  recall: RECALL_RULES,
  hold: HOLD_RULES,
  resume: RESUME_RULES,
  resubmit: RESUBMIT_RULES,
  redraft: REDRAFT_RULES,
  assign: ASSIGN_RULES,
  skip: SKIP_RULES,
  change: CHANGE_RULES,
  revise: REVISE_RULES,
  setUrgent: URGENT_RULES,
  circulate: CIRCULATE_RULES,
  read: READ_RULES,
  acknowledge: ACKNOWLEDGE_RULES,
  holdEnded: HOLD_ENDED_RULES,
  overdue: OVERDUE_RULES,
}

/** The first rule that an act breaks, or null when it keeps them all. `but`: rules that are not asked. */
export function brokenRule<T extends Act>(
  context: LineContext,
  act: T,
  but: (rule: Rule<T>) => boolean = () => false,
): Rule<T> | null {
  // The list under an act's own type takes that act; TypeScript can't carry the link through an index.
  const rules = RULES[act.type] as readonly Rule<Act>[]
  return rules.find((rule) => !but(rule) && !rule.holds(context, act)) ?? null
}
