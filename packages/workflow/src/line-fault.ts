import { type ApprovalLine, isConcurrence, type Step } from './line.ts'

/** What is wrong with a line; each code has its sentence on the screens. */
export type LineFaultCode =
  | 'LINE_EMPTY' // no step at all
  | 'DRAFTER_NOT_FIRST' // the first step is not the draft
  | 'DRAFTER_TWICE' // more than one draft step
  | 'APPROVER_MISSING' // nobody approves (영 10①)
  | 'APPROVER_TWICE' // more than one approval: exactly one ends a line
  | 'STEP_AFTER_APPROVAL' // something stands behind the approval
  | 'PERSON_TWICE' // somebody signs twice and is not drafter and approver in one
  | 'SKIP_WITHOUT_REASON' // a review skipped without its reason (영 9①)
  | 'ACTING_WITHOUT_ABSENCE' // 대결 without the absent one (영 10③)
  | 'ABSENCE_WITHOUT_ACTING' // somebody is named as absent, but the mark is not 대결
  | 'MARK_NOT_ON_APPROVAL' // 전결 or 대결 on a step that does not approve (규칙 7②③)
  | 'ACTING_FOR_ONESELF' // nobody stands in for themselves
  | 'GROUP_NOT_CONCURRENCE' // only concurrence can be open in parallel
  | 'STEP_ID_TWICE' // two steps under one id

/** One fault of a line. `stepId` is null when it concerns the whole. */
export interface LineFault {
  readonly code: LineFaultCode
  readonly stepId: string | null
  /** The article that it comes from. */
  readonly article: string
}

const fault = (code: LineFaultCode, article: string, stepId: string | null = null): LineFault => ({ code, stepId, article })
const isActing = (step: Step): boolean => step.mark === 'ACTING' || step.mark === 'DELEGATED_ACTING'

/** Lists every fault of a line at once, in the order of its steps; empty when it may be submitted. */
export function validateLine(line: ApprovalLine): readonly LineFault[] {
  return [...wholeFaults(line), ...line.steps.flatMap((step) => stepFaults(step))]
}

function wholeFaults({ steps }: ApprovalLine): LineFault[] {
  if (steps.length === 0) return [fault('LINE_EMPTY', '영 8')]
  const faults: LineFault[] = []
  const drafts = steps.filter((step) => step.kind === 'DRAFT')
  const approvals = steps.filter((step) => step.kind === 'APPROVE')
  if (steps[0]?.kind !== 'DRAFT') faults.push(fault('DRAFTER_NOT_FIRST', '영 8', steps[0]?.id ?? null))
  for (const again of drafts.slice(1)) faults.push(fault('DRAFTER_TWICE', '영 8', again.id))
  if (approvals.length === 0) faults.push(fault('APPROVER_MISSING', '영 10①'))
  for (const again of approvals.slice(1)) faults.push(fault('APPROVER_TWICE', '영 10①', again.id))
  const end = steps.findIndex((step) => step.kind === 'APPROVE')
  if (end >= 0)
    for (const late of steps.slice(end + 1))
      if (late.kind !== 'APPROVE') faults.push(fault('STEP_AFTER_APPROVAL', '영 6①', late.id))
  faults.push(...repeatedPeople(steps), ...repeatedIds(steps))
  return faults
}

function repeatedPeople(steps: readonly Step[]): LineFault[] {
  const first = new Map<string, Step>()
  const faults: LineFault[] = []
  for (const step of steps) {
    const earlier = first.get(step.party.personId)
    if (earlier === undefined) first.set(step.party.personId, step)
    else if (!(earlier.kind === 'DRAFT' && step.kind === 'APPROVE')) faults.push(fault('PERSON_TWICE', '영 9·10', step.id))
  }
  return faults
}

function repeatedIds(steps: readonly Step[]): LineFault[] {
  return steps
    .filter((step, i) => steps.findIndex((other) => other.id === step.id) !== i)
    .map((step) => fault('STEP_ID_TWICE', '영 8', step.id))
}

function stepFaults(step: Step): LineFault[] {
  const faults: LineFault[] = []
  if (step.kind === 'REVIEW_SKIPPED' && (step.skipReason ?? '').trim() === '')
    faults.push(fault('SKIP_WITHOUT_REASON', '영 9①', step.id))
  if (step.mark !== null && step.kind !== 'APPROVE') faults.push(fault('MARK_NOT_ON_APPROVAL', '규칙 7②③', step.id))
  if (isActing(step) && step.onBehalfOf === null) faults.push(fault('ACTING_WITHOUT_ABSENCE', '영 10③', step.id))
  if (!isActing(step) && step.onBehalfOf !== null) faults.push(fault('ABSENCE_WITHOUT_ACTING', '영 10③', step.id))
  if (step.onBehalfOf?.party.personId === step.party.personId) faults.push(fault('ACTING_FOR_ONESELF', '영 10③', step.id))
  if (step.group !== null && !isConcurrence(step.kind)) faults.push(fault('GROUP_NOT_CONCURRENCE', '영 9②', step.id))
  return faults
}
