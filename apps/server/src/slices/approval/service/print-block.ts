import { type ApprovalLine, bearsSigns, isActing, isConcurrence, type Step, type StepRecord } from '@onmaru/workflow'
import { seoulDate } from '../../../kernel/clock.ts'
import type { ApprovalBlock, BlockStep, FieldPlace, SignatureAppearance } from '../../documents/index.ts'

/** Places that a form has beyond its line, for who is put into it later; they print nothing. */
const SPARE: ApprovalBlock['spare'] = { main: 1, concur: 2 }
/** Reviewers that a concurring unit may name inside of itself, and all such units of a line together. */
const INNER_OF_A_UNIT = 4
const MOST_INNER = 12
/** The row of who concurs begins with this word. */
const CONCUR_WORD = '협조자'
/** Behind the post of who wrote an opinion. */
const OPINION_WORD = '의견붙임'

/**
 * How a line is printed at the foot (규칙 7④: no boxes): drafter … reviewers … approver on one row, who concurred on the other, with room for
 * what may come to the line later.
 */
export function blockOf(line: ApprovalLine): ApprovalBlock {
  const units = line.steps.filter(({ kind }) => kind === 'CONCUR_UNIT').length
  return {
    steps: line.steps.map(
      (step): BlockStep => ({
        stepId: step.id,
        row: isConcurrence(step.kind) ? 'CONCUR' : 'MAIN',
        post: step.party.post,
        name: step.party.name,
        sign: signOf(step),
        delegatePost: delegatePost(step),
        skipReason: skipReason(step),
        label: postOf(step, skipReason(step)),
      }),
    ),
    spare: SPARE,
    inner: Math.min(MOST_INNER, units * INNER_OF_A_UNIT),
  }
}

/** Name of the text field that says whose a place is; null for a place that is not seen. */
export function labelField(place: string): string | null {
  return place.startsWith('inner-') ? null : `${place}-post`
}

/** Name of the text field that the word 협조자 stands in, where somebody was planned to concur. */
export const CONCUR_FIELD = 'row-concur'

/** What the field of that word says: nothing where nobody concurs any more. */
export function concurWord(steps: readonly Step[]): string {
  return steps.some(({ kind }) => isConcurrence(kind)) ? CONCUR_WORD : ''
}

/** Why a step is printed without a signature (영 9①): its reviewer is away, its day is over, or the decision did not wait for it. */
export function reasonOf({ skippedFor, reason }: Pick<StepRecord, 'skippedFor' | 'reason'>): string | null {
  switch (skippedFor) {
    case 'ABSENCE':
      return reason
    case 'DEADLINE':
      return '기한 경과'
    case 'NOT_AWAITED':
      return '회신 없음'
    case null:
      return null
  }
}

/** Whether an opinion goes along with the signature of who reviewed or concurred (영 9③); it is read with the document. */
export function opinionAttached(
  { kind }: Step,
  { signatureRef, opinion }: Pick<StepRecord, 'signatureRef' | 'opinion'>,
): boolean {
  const mayDiffer = kind === 'REVIEW' || isConcurrence(kind)
  return mayDiffer && signatureRef !== null && (opinion ?? '').trim() !== ''
}

/**
 * What a step's place says: the post; before it ★ and ◉ (규칙 6) and the absent delegate's with 전결 (규칙 7③), behind it why it has no signature
 * (영 9①), or that an opinion is attached (영 9③). `place` is the text field in the form. A row of 협조자 that nobody was planned on has no such word on the page; its first place says it.
 */
export function labelOf(
  step: Step,
  record: Pick<StepRecord, 'skippedFor' | 'reason' | 'signatureRef' | 'opinion'>,
  place: Pick<FieldPlace, 'name' | 'value'>,
): string {
  const begins = place.name === labelField('concur-1') && place.value === ''
  const opinion = opinionAttached(step, record) ? ` ${OPINION_WORD}` : ''
  return `${begins ? `${CONCUR_WORD}  ` : ''}${postOf(step, reasonOf(record))}${opinion}`
}

/** What a signature shows in its field: the name; the approver's mark and date before it (규칙 7①②③). */
export function appearanceOf(step: Step, place: Pick<FieldPlace, 'w' | 'h'>, now: Date): SignatureAppearance {
  const { w, h } = place
  const approves = step.kind === 'APPROVE'
  return {
    name: step.party.name,
    mark: isActing(step.mark) ? '대결' : step.mark === 'DELEGATED' ? '전결' : null,
    date: approves ? seoulDate(now).slice('YYYY-'.length).replace('-', '/') : null,
    w,
    h,
  }
}

function postOf(step: Step, reason: string | null): string {
  const delegate = delegatePost(step)
  const sign = reason === null ? signOf(step) : null
  const before = `${delegate === null ? '' : `${delegate} 전결   `}${sign === null ? '' : SIGNS[sign]}`
  return `${before}${step.party.post}${reason === null ? '' : ` ${reason}`}`
}

const SIGNS = { ORIGINATOR: '★', PRESENTER: '◉', ORIGINATOR_PRESENTER: '★◉' } as const

/** ★ 발의자, ◉ 보고자 before the post (규칙 6); a reviewer who was passed over has reported nothing. */
function signOf({ kind, originator = false, presenter = false }: Step): BlockStep['sign'] {
  if (!bearsSigns(kind)) return null
  if (originator && presenter) return 'ORIGINATOR_PRESENTER'
  return originator ? 'ORIGINATOR' : presenter ? 'PRESENTER' : null
}

const skipReason = (step: Step): string | null => (step.kind === 'REVIEW_SKIPPED' ? (step.skipReason ?? '') : null)

const delegatePost = ({ mark, onBehalfOf }: Step): string | null =>
  mark === 'DELEGATED_ACTING' ? (onBehalfOf?.party.post ?? null) : null
