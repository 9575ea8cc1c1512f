/** Kinds of step (domain model §1.2). Unknown ones are refused, so a kind is added here before anybody can use it. */
export const STEP_KINDS = [
  'DRAFT', // 기안, 영 8
  'REVIEW', // 검토, 영 9①
  'REVIEW_SKIPPED', // 검토 생략, 영 9①
  'CONCUR_SERIAL', // 협조, in order, 영 9②
  'CONCUR_PARALLEL', // 협조, several at one time, 영 9②
  'CONCUR_UNIT', // 부서협조: a unit concurs by a line of its own, 영 9②
  'AUDIT_CONCUR', // 일상감사
  'LEGAL_CONCUR', // 법제심사
  'APPROVE', // 결재, 영 10
] as const
export type StepKind = (typeof STEP_KINDS)[number]

/** Marks beside an approver's name (규칙 7②③): 전결, 대결, and both where a delegate is absent. None: null. */
export const APPROVAL_MARKS = ['DELEGATED', 'ACTING', 'DELEGATED_ACTING'] as const
export type ApprovalMark = (typeof APPROVAL_MARKS)[number]

/** A person as they were when the line was made: people move, the record does not. */
export interface Party {
  readonly personId: string
  readonly name: string
  /** Post (직위) in words, as printed. */
  readonly post: string
  /** Grade (직급) in words. */
  readonly rank: string
  readonly unitId: string
  readonly unitName: string
}

/** For whom somebody acts (대결, 직무대리), why, and when (영 10③). Dates are days in Seoul, `YYYY-MM-DD`, both included. */
export interface OnBehalfOf {
  readonly party: Party
  readonly absenceId: string
  readonly reason: string
  readonly from: string
  readonly until: string
}

/** One step of a line. What does not apply to its kind is null, or is left out where a later version of the line brought it. */
export interface Step {
  /** Unique in the line; letters, digits and `-`, since fields of the form are named after it. */
  readonly id: string
  readonly kind: StepKind
  /** Who signs it; for a unit (부서협조) its head. */
  readonly party: Party
  /** Only on an approval. */
  readonly mark: ApprovalMark | null
  /** The absent one, where the mark says 대결, or a deputy reviews or concurs (직무대리). */
  readonly onBehalfOf: OnBehalfOf | null
  /** Why a review is skipped; printed in the reviewer's space (영 9①). */
  readonly skipReason: string | null
  /** Neighbouring parallel and unit concurrences of one group open together; the next step opens when all of them are settled. */
  readonly group: string | null
  /** 부서협조 only: who receives for the unit and names who reviews in it. None: its head does. */
  readonly receiver?: Party | null
  /** Audit and legal concurrence only: whether the line waits for the answer. It does unless this says false. */
  readonly blocking?: boolean
  /** The day in Seoul, `YYYY-MM-DD`, on which it should be done at the latest. */
  readonly dueOn?: string | null
  /** ★ 발의자: whose idea it was (영 8, 규칙 6). Who signs on the line of approval only, one of them at most. */
  readonly originator?: boolean
  /** ◉ 보고자: who reports it to the approver (영 8, 규칙 6). As `originator`; who decides in their own right reports to nobody. */
  readonly presenter?: boolean
  /** Concurrence with a due date only: whether the line goes on without the answer once that day is over (join rule). */
  readonly lapses?: boolean
}

/** The approval line (결재선): steps in order, the drafter first, the approver last. */
export interface ApprovalLine {
  readonly steps: readonly Step[]
  /** 긴급: goes first on screens, relaxes no rule. */
  readonly urgent?: boolean
  /** Whether a 대결 is reported afterwards to the absent one (후열, 영 10③). */
  readonly important?: boolean
  /** To whom it circulates once it is approved (공람, 영 18). */
  readonly readers?: readonly Party[]
}

/** Whether a kind of step asks another unit's consent (협조, 영 9②); these are printed on a row of their own. */
export function isConcurrence(kind: StepKind): boolean {
  return CONCURRENCES.includes(kind)
}

const CONCURRENCES: readonly StepKind[] = ['CONCUR_SERIAL', 'CONCUR_PARALLEL', 'CONCUR_UNIT', 'AUDIT_CONCUR', 'LEGAL_CONCUR']

/** Whether a kind of step may bear ★ or ◉ (영 8, 규칙 6): who signs on the line of approval; not who only concurs, nor who is passed over. */
export function bearsSigns(kind: StepKind): boolean {
  return kind === 'DRAFT' || kind === 'REVIEW' || kind === 'APPROVE'
}

/** Whether the steps behind it wait until it is settled (영 9); only an audit or legal concurrence may say that they need not. */
export function isAwaited(step: Step): boolean {
  return step.blocking !== false
}

/** Whether the mark says that somebody decides for an absent one (대결, 영 10③). */
export function isActing(mark: ApprovalMark | null): boolean {
  return mark === 'ACTING' || mark === 'DELEGATED_ACTING'
}
