/** A person's place in the printed approval block (domain model §1.3); the layout has no boxes (규칙 7④). */
export interface BlockStep {
  /** Its signature field is `sign-<stepId>`. */
  readonly stepId: string
  /** MAIN stands on the row of approval, CONCUR on the row 협조자. */
  readonly row: 'MAIN' | 'CONCUR'
  readonly post: string
  readonly name: string
  /** ★ 발의자, ◉ 보고자 (영 8). */
  readonly sign: 'ORIGINATOR' | 'PRESENTER' | null
  /** Printed before this person: the delegate's post with 전결, where somebody acts for the delegate (규칙 7③). */
  readonly delegatePost: string | null
  /** Why a review is skipped: printed instead of a signature, which then has no field (영 9①). */
  readonly skipReason: string | null
}

/** Who is printed at the foot, in the line's order. */
export interface ApprovalBlock {
  readonly steps: readonly BlockStep[]
}

/** What a visible signature shows in its field: `전결 07/15 박세찬`. */
export interface SignatureAppearance {
  readonly name: string
  readonly mark: '전결' | '대결' | null
  /** `MM/DD`, on the approver's only (규칙 7①); null elsewhere. */
  readonly date: string | null
  /** Size of the field in points. */
  readonly w: number
  readonly h: number
}
