import type { Article } from './article.ts'
import { APPROVAL_MARKS, type ApprovalLine, isActing, type OnBehalfOf, STEP_KINDS, type Step } from './line.ts'
import type { LineFacts } from './line-facts.ts'

/** What is wrong with a line; each code has its sentence on the screens. */
export const LINE_FAULT_CODES = [
  'LINE_EMPTY', // no step at all
  'DRAFTER_NOT_FIRST', // the first step is not the draft
  'DRAFTER_TWICE', // more than one draft step
  'APPROVER_MISSING', // nobody approves
  'APPROVER_TWICE', // more than one approval: exactly one ends a line
  'STEP_AFTER_APPROVAL', // something stands behind the approval
  'PERSON_TWICE', // somebody stands in the line twice and is not drafter and approver in one
  'ABSENT_ONE_SIGNS', // the one who is acted for as absent also signs in the line
  'STEP_ID_TWICE', // two steps under one id
  'STEP_ID_INVALID', // an id that cannot name a field of the form
  'KIND_UNKNOWN', // no such kind of step
  'MARK_UNKNOWN', // no such mark
  'SKIP_WITHOUT_REASON', // a review skipped without its reason
  'GROUP_MISSING', // a parallel concurrence without its group
  'GROUP_NOT_PARALLEL', // a group on a step that is not parallel
  'GROUP_APART', // steps of one group with another step between them
  'MARK_NOT_ON_APPROVAL', // 전결 or 대결 on a step that does not approve
  'ACTING_WITHOUT_ABSENCE', // 대결 without the absent one
  'ABSENCE_WITHOUT_ACTING', // somebody is named as absent, but the mark is not 대결
  'ABSENCE_NOT_REGISTERED', // the absence that is named is not the office's
  'NOT_THE_DEPUTY', // the absence names somebody else to act
  'ACTING_FOR_ONESELF', // nobody stands in for themselves
  'MARK_MISSING', // not the holder of the sender's post, and neither 전결 nor 대결
  'MARK_NEEDLESS', // the holder of the sender's post decides in their own right
  'MARK_MIXED_UP', // 대결 for a delegate wants both marks, for the holder only 대결
] as const
export type LineFaultCode = (typeof LINE_FAULT_CODES)[number]

/** One fault of a line. `stepId` is null when it concerns the whole. */
export interface LineFault {
  readonly code: LineFaultCode
  readonly stepId: string | null
  /** The article that it comes from. */
  readonly article: Article
}

type Fault = readonly [code: LineFaultCode, article: Article, applies: boolean]

/**
 * Lists every fault of a line at once: those of the whole, then step by step; empty when it may be submitted.
 * @param facts what the office knows: the sender's post and the registered absences
 */
export function validateLine(line: ApprovalLine, facts: LineFacts): readonly LineFault[] {
  if (line.steps.length === 0) return [{ code: 'LINE_EMPTY', stepId: null, article: '영 8' }]
  const missing: LineFault[] = line.steps.some((step) => step.kind === 'APPROVE')
    ? []
    : [{ code: 'APPROVER_MISSING', stepId: null, article: '영 10①' }]
  return [...missing, ...line.steps.flatMap((step, i) => faultsOf(step, i, line.steps, facts))]
}

function faultsOf(step: Step, i: number, steps: readonly Step[], facts: LineFacts): LineFault[] {
  const faults: readonly Fault[] = [...placeFaults(step, i, steps), ...ownFaults(step), ...markFaults(step, facts)]
  return faults.filter(([, , applies]) => applies).map(([code, article]) => ({ code, stepId: step.id, article }))
}

/** Faults of where a step stands: drafter first (영 8), one approval, last (영 6①, 10①), nobody twice (영 9, 10). */
function placeFaults(step: Step, i: number, steps: readonly Step[]): Fault[] {
  const before = steps.slice(0, i)
  const approved = before.some((other) => other.kind === 'APPROVE')
  const again = before.some(
    (other) => other.party.personId === step.party.personId && !(other.kind === 'DRAFT' && step.kind === 'APPROVE'),
  )
  const lastOfGroup = before.findLastIndex((other) => other.group === step.group)
  return [
    ['DRAFTER_NOT_FIRST', '영 8', i === 0 && step.kind !== 'DRAFT'],
    ['DRAFTER_TWICE', '영 8', step.kind === 'DRAFT' && before.some((other) => other.kind === 'DRAFT')],
    ['APPROVER_TWICE', '영 10①', step.kind === 'APPROVE' && approved],
    ['STEP_AFTER_APPROVAL', '영 6①', step.kind !== 'APPROVE' && approved],
    ['PERSON_TWICE', '영 9', again],
    [
      'ABSENT_ONE_SIGNS',
      '영 10③',
      steps.some((other) => other.onBehalfOf?.party.personId === step.party.personId && other !== step),
    ],
    ['STEP_ID_TWICE', '영 8', before.some((other) => other.id === step.id)],
    ['GROUP_APART', '영 9②', step.group !== null && lastOfGroup >= 0 && lastOfGroup !== i - 1],
  ]
}

/** Faults of a step by itself. */
function ownFaults(step: Step): Fault[] {
  const parallel = step.kind === 'CONCUR_PARALLEL'
  return [
    ['STEP_ID_INVALID', '영 8', !/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(step.id)],
    ['KIND_UNKNOWN', '영 8', !STEP_KINDS.includes(step.kind)],
    ['SKIP_WITHOUT_REASON', '영 9①', step.kind === 'REVIEW_SKIPPED' && (step.skipReason ?? '').trim() === ''],
    ['GROUP_MISSING', '영 9②', parallel && step.group === null],
    ['GROUP_NOT_PARALLEL', '영 9②', !parallel && step.group !== null],
  ]
}

/** Faults of who decides by what right: as head (영 10①), by delegation (영 10②) or for an absent one (영 10③). */
function markFaults({ kind, mark, party, onBehalfOf }: Step, { sender, absences }: LineFacts): Fault[] {
  const acting = isActing(mark)
  const approves = kind === 'APPROVE'
  const holds = approves && sender !== null && sender.holderId === party.personId
  const absence = absences.find((known) => onBehalfOf !== null && isSameAbsence(known, onBehalfOf))
  const headKnown = sender !== null && sender.holderId !== null
  const forHolder = headKnown && onBehalfOf?.party.personId === sender.holderId
  return [
    ['MARK_UNKNOWN', '규칙 7②③', mark !== null && !APPROVAL_MARKS.includes(mark)],
    ['MARK_NOT_ON_APPROVAL', '규칙 7②③', mark !== null && !approves],
    ['ACTING_WITHOUT_ABSENCE', '영 10③', acting && onBehalfOf === null],
    ['ABSENCE_WITHOUT_ACTING', '영 10③', !acting && onBehalfOf !== null],
    ['ABSENCE_NOT_REGISTERED', '영 10③', acting && onBehalfOf !== null && absence === undefined],
    ['NOT_THE_DEPUTY', '영 10③', acting && absence !== undefined && absence.actingId !== party.personId],
    ['ACTING_FOR_ONESELF', '영 10③', onBehalfOf?.party.personId === party.personId],
    ['MARK_MISSING', '영 10②', approves && sender !== null && !holds && mark === null],
    ['MARK_NEEDLESS', '영 10①', holds && mark !== null],
    ['MARK_MIXED_UP', '규칙 7②③', headKnown && onBehalfOf !== null && !holds && acting && forHolder !== (mark === 'ACTING')],
  ]
}

function isSameAbsence(known: LineFacts['absences'][number], named: OnBehalfOf): boolean {
  return (
    known.id === named.absenceId &&
    known.personId === named.party.personId &&
    known.from === named.from &&
    known.until === named.until
  )
}
