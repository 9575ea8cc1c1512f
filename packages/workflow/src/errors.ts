/** Codes of what must never happen; a refused act is no error but a `Refusal`. */
export type WorkflowErrorCode =
  | 'EVENTS_BROKEN' // stored events that make no line: one is missing, out of order or of no known type
  | 'SNAPSHOT_OUTDATED' // a snapshot of another machine version was acted on instead of replayed
  | 'RULES_INCOMPLETE' // the machine refused an act that keeps every rule: a fault in this package

/** An error with a stable code and its facts. */
export class WorkflowError extends Error {
  override readonly name = 'WorkflowError'
  readonly code: WorkflowErrorCode
  readonly facts: Readonly<Record<string, string | number>>

  constructor(code: WorkflowErrorCode, facts: Readonly<Record<string, string | number>>) {
    super(`${code} ${JSON.stringify(facts)}`)
    this.code = code
    this.facts = facts
  }
}
