import type { Article } from './article.ts'
import type { ApprovalLine, Step } from './line.ts'
import type { LineFacts } from './line-facts.ts'
import type { LineFaultCode } from './line-fault-code.ts'
import { dueFaults, markFaults, ownFaults, personFaults, placeFaults, type StepFault } from './step-fault.ts'

/** One fault of a line. `stepId` is null when it concerns the whole. */
export interface LineFault {
  readonly code: LineFaultCode
  readonly stepId: string | null
  /** The article that it comes from. */
  readonly article: Article
}

/** What a line is judged by besides the facts. */
export interface LineSetting {
  /** The day on which it is judged, `YYYY-MM-DD` in Seoul. */
  readonly today?: string | null
  /** Steps that stand fast, done or open: what the office knows today says nothing about them. */
  readonly fixed?: readonly Step[]
  /** Steps inside of its units; whoever reviews there does not sign in the line as well. */
  readonly inner?: readonly Step[]
}

/**
 * Lists every fault of a line at once: those of the whole, then step by step; empty when it may be submitted.
 * @param facts what the office knows: the sender's post, absences of today, the people, and the power to decide
 */
export function validateLine(line: ApprovalLine, facts: LineFacts, setting: LineSetting = {}): readonly LineFault[] {
  if (line.steps.length === 0) return [{ code: 'LINE_EMPTY', stepId: null, article: '영 8' }]
  const { fixed = [], inner = [], today = null } = setting
  const perStep = line.steps.flatMap((step, i) => {
    const place = placeFaults(step, i, line.steps, inner)
    if (fixed.includes(step)) return named(place, step.id)
    return named(
      [...place, ...ownFaults(step), ...markFaults(step, facts), ...personFaults(step, facts), ...dueFaults(step, today)],
      step.id,
    )
  })
  return [...wholeFaults(line, facts), ...perStep]
}

function wholeFaults(line: ApprovalLine, { knownIds }: LineFacts): LineFault[] {
  const readers = (line.readers ?? []).map(({ personId }) => personId)
  const faults: readonly StepFault[] = [
    ['APPROVER_MISSING', '영 10①', !line.steps.some((step) => step.kind === 'APPROVE')],
    ['READER_TWICE', '영 18', new Set(readers).size < readers.length],
    ['PERSON_UNKNOWN', '영 18', knownIds !== undefined && readers.some((id) => !knownIds.includes(id))],
  ]
  return named(faults, null)
}

/** The faults that apply, by the step that has them. */
export function named(faults: readonly StepFault[], stepId: string | null): LineFault[] {
  return faults.filter(([, , applies]) => applies).map(([code, article]) => ({ code, stepId, article }))
}
