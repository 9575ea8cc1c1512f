import type { Article } from './article.ts'
import { APPROVAL_MARKS, bearsSigns, isActing, type OnBehalfOf, STEP_KINDS, type Step, type StepKind } from './line.ts'
import type { LineFacts } from './line-facts.ts'
import type { LineFaultCode } from './line-fault-code.ts'
import { isCalendarDate } from './seoul-date.ts'

/** A fault that a step may have, and whether it has it. */
export type StepFault = readonly [code: LineFaultCode, article: Article, applies: boolean]

/** Faults of where a step stands: drafter first (영 8), one approval, last (영 6①, 10①), nobody twice (영 9, 10). */
export function placeFaults(step: Step, i: number, steps: readonly Step[], inner: readonly Step[]): StepFault[] {
  const before = steps.slice(0, i)
  const approved = before.some((other) => other.kind === 'APPROVE')
  const again = [...before, ...inner].some(
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
    ['ORIGINATOR_TWICE', '규칙 6', step.originator === true && before.some((other) => other.originator === true)],
    ['PRESENTER_TWICE', '규칙 6', step.presenter === true && before.some((other) => other.presenter === true)],
    ['STEP_ID_TWICE', '영 8', [...before, ...inner].some((other) => other.id === step.id)],
    ['GROUP_APART', '영 9②', step.group !== null && lastOfGroup >= 0 && lastOfGroup !== i - 1],
  ]
}

/** Kinds that the line may go on without once their day is over: what blocks until it is answered is not among them. */
const LAPSING: readonly StepKind[] = ['CONCUR_SERIAL', 'CONCUR_PARALLEL', 'CONCUR_UNIT']
const MAY_NOT_BLOCK: readonly StepKind[] = ['AUDIT_CONCUR', 'LEGAL_CONCUR']

/** Faults of a step by itself. */
export function ownFaults(step: Step): StepFault[] {
  const { id, kind, party, group, receiver = null, blocking, dueOn = null, lapses, originator = false, presenter = false } = step
  const groups = kind === 'CONCUR_PARALLEL' || kind === 'CONCUR_UNIT'
  return [
    ['STEP_ID_INVALID', '영 8', !/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/.test(id)],
    ['KIND_UNKNOWN', '영 8', !STEP_KINDS.includes(kind)],
    ['SKIP_WITHOUT_REASON', '영 9①', kind === 'REVIEW_SKIPPED' && (step.skipReason ?? '').trim() === ''],
    ['GROUP_MISSING', '영 9②', kind === 'CONCUR_PARALLEL' && group === null],
    ['GROUP_NOT_PARALLEL', '영 9②', !groups && group !== null],
    ['RECEIVER_NOT_HERE', '영 9②', receiver !== null && kind !== 'CONCUR_UNIT'],
    ['RECEIVER_ELSEWHERE', '영 9②', receiver !== null && receiver.unitId !== party.unitId],
    ['BLOCKING_NOT_HERE', '영 9', blocking === false && !MAY_NOT_BLOCK.includes(kind)],
    ['LAPSE_NOT_HERE', '영 9②', lapses === true && (dueOn === null || !LAPSING.includes(kind))],
    ['SIGN_NOT_HERE', '규칙 6', (originator || presenter) && !bearsSigns(kind)],
    ['PRESENTER_DECIDES', '규칙 6', presenter && kind === 'APPROVE' && step.mark === null],
  ]
}

/** Faults of who decides by what right: as head (영 10①), by delegation (영 10②) or for an absent one (영 10③). */
export function markFaults({ kind, mark, party, onBehalfOf }: Step, { sender, absences, power }: LineFacts): StepFault[] {
  const acting = isActing(mark)
  const approves = kind === 'APPROVE'
  const holds = approves && sender !== null && sender.holderId === party.personId
  // 직무대리: a deputy reviews and concurs without a mark; nobody drafts for another
  const standsIn = onBehalfOf !== null && (acting || (!approves && kind !== 'DRAFT'))
  const absence = absences.find((known) => onBehalfOf !== null && isSameAbsence(known, onBehalfOf))
  const headKnown = sender !== null && sender.holderId !== null
  const forHolder = headKnown && onBehalfOf?.party.personId === sender.holderId
  const decides = onBehalfOf?.party.personId ?? party.personId
  const entitled = power === undefined || power.entitledIds.includes(decides) || sender?.holderId === decides
  return [
    ['MARK_UNKNOWN', '규칙 7②③', mark !== null && !APPROVAL_MARKS.includes(mark)],
    ['MARK_NOT_ON_APPROVAL', '규칙 7②③', mark !== null && !approves],
    ['ACTING_WITHOUT_ABSENCE', '영 10③', acting && onBehalfOf === null],
    ['ABSENCE_WITHOUT_ACTING', '영 10③', onBehalfOf !== null && !standsIn],
    ['ABSENCE_NOT_REGISTERED', '영 10③', standsIn && absence === undefined],
    ['NOT_THE_DEPUTY', '영 10③', standsIn && absence !== undefined && absence.actingId !== party.personId],
    ['ACTING_FOR_ONESELF', '영 10③', onBehalfOf?.party.personId === party.personId],
    ['MARK_MISSING', '영 10②', approves && sender !== null && !holds && mark === null],
    ['MARK_NEEDLESS', '영 10①', holds && mark !== null],
    ['MARK_MIXED_UP', '규칙 7②③', headKnown && onBehalfOf !== null && !holds && acting && forHolder !== (mark === 'ACTING')],
    ['APPROVER_WITHOUT_POWER', '영 10②', approves && !entitled],
  ]
}

/** Faults of the people: unknown to the office, or away with nobody to act. */
export function personFaults({ kind, party, receiver, onBehalfOf }: Step, { knownIds, absences }: LineFacts): StepFault[] {
  const ids = [party.personId, ...(receiver ? [receiver.personId] : [])]
  const unknown = ids.some((id) => !isPersonId(id) || (knownIds !== undefined && !knownIds.includes(id)))
  const signs = kind !== 'REVIEW_SKIPPED' && kind !== 'DRAFT' && onBehalfOf === null
  const stranded = absences.some((absence) => absence.personId === party.personId && absence.actingId === null)
  return [
    ['PERSON_UNKNOWN', '영 9', unknown],
    ['ABSENT_WITHOUT_DEPUTY', '영 10③', signs && stranded],
  ]
}

/** Faults of when it should be done. */
export function dueFaults({ dueOn = null }: Step, today: string | null): StepFault[] {
  const isDay = dueOn === null || isCalendarDate(dueOn)
  return [
    ['DUE_DATE_INVALID', '실무', !isDay],
    ['DUE_DATE_PAST', '실무', isDay && dueOn !== null && today !== null && dueOn < today],
  ]
}

/** `@…` is none: so the server's clock acts as. */
function isPersonId(id: string): boolean {
  return id !== '' && !id.startsWith('@')
}

function isSameAbsence(known: LineFacts['absences'][number], named: OnBehalfOf): boolean {
  return (
    known.id === named.absenceId &&
    known.personId === named.party.personId &&
    known.from === named.from &&
    known.until === named.until
  )
}
