/** A person's place in the printed approval block (domain model §1.3); the layout has no boxes (규칙 7④). */
export interface BlockStep {
  readonly stepId: string
  /** MAIN stands on the row of approval, CONCUR on the row 협조자. */
  readonly row: 'MAIN' | 'CONCUR'
  readonly post: string
  readonly name: string
  /** ★ 발의자, ◉ 보고자, or both in one person (영 8, 규칙 6). */
  readonly sign: 'ORIGINATOR' | 'PRESENTER' | 'ORIGINATOR_PRESENTER' | null
  /** The absent delegate's post, where somebody acts for the delegate (규칙 7③). */
  readonly delegatePost: string | null
  /** Why a review is skipped (영 9①). */
  readonly skipReason: string | null
  /** What its place says beside the signature: the post, with ★ and ◉ or 전결 of an absent delegate before it, or the reason of a skipped review behind it. */
  readonly label: string
}

/**
 * Who is printed at the foot, in the line's order, and what the form has room for beyond them. A place is named by its row and number there:
 * `main-2` is its signature field, `main-2-post` the text field beside it, which shows the label and can be filled anew when the line changes.
 */
export interface ApprovalBlock {
  readonly steps: readonly BlockStep[]
  /** Places at the end of each row that print nothing yet. */
  readonly spare: { readonly main: number; readonly concur: number }
  /** Signature fields without a place on the page, for who reviews inside of a concurring unit: `inner-1`… */
  readonly inner: number
}

/**
 * What a visible signature shows in its field: `전결 07/15 박세찬` (규칙 7①②③). The name is a 전자문자서명; who keeps an image of their signature
 * (전자이미지서명, 영 3) has it over the name.
 */
export interface SignatureAppearance {
  readonly name: string
  readonly mark: '전결' | '대결' | null
  /** `MM/DD`, on the approver's only (규칙 7①); null elsewhere. */
  readonly date: string | null
  /** Size of the field in points. */
  readonly w: number
  readonly h: number
}
