/** Kinds of step (domain.md §1.2). Serial and parallel concurrence differ only in `group`. */
export type StepKind = 'DRAFT' | 'REVIEW' | 'REVIEW_SKIPPED' | 'CONCUR' | 'AUDIT_CONCUR' | 'LEGAL_CONCUR' | 'APPROVE'

/** How an approver decides: as head (null), as standing delegate (전결), for an absent one (대결), or for an absent delegate (both). 규칙 7②③. */
export type ApprovalMark = 'DELEGATED' | 'ACTING' | 'DELEGATED_ACTING'

/** A person as they were when the line was made: people move, the record does not. */
export interface Party {
  readonly personId: string
  readonly name: string
  readonly post: string
  readonly rank: string
  readonly unitId: string
  readonly unitName: string
}

/** For whom an acting approver decides, and why (영 10③). */
export interface OnBehalfOf {
  readonly party: Party
  readonly absenceId: string
  readonly reason: string
}

/** One step of a line. */
export interface Step {
  readonly id: string
  readonly kind: StepKind
  readonly party: Party
  readonly mark: ApprovalMark | null
  readonly onBehalfOf: OnBehalfOf | null
  /** Why a review is skipped; printed in the reviewer's space (영 9①). */
  readonly skipReason: string | null
  /** Neighbouring steps of one group are open at the same time, and the next opens when the last of them answered. */
  readonly group: string | null
}

/** The approval line (결재선): steps in order, the drafter first, the approver last. */
export interface ApprovalLine {
  readonly steps: readonly Step[]
}

/** Whether a kind of step asks another unit's consent (협조); printed on a row of its own. */
export function isConcurrence(kind: StepKind): boolean {
  return kind === 'CONCUR' || kind === 'AUDIT_CONCUR' || kind === 'LEGAL_CONCUR'
}
