/** A registered absence (부재) and who acts for it (직무대리), as identity knows it. Days in Seoul, both included. */
export interface Absence {
  readonly id: string
  /** Who is away. */
  readonly personId: string
  /** Who acts. */
  readonly actingId: string
  readonly from: string
  readonly until: string
}

/** What the office knows about a line from outside of it; kept with the submission as evidence of what was known then. */
export interface LineFacts {
  /** The post in whose name the document is sent (발신명의) and who holds it, null while it is vacant; the whole null for 내부결재. */
  readonly sender: { readonly post: string; readonly holderId: string | null } | null
  /** Absences that this line leans on. */
  readonly absences: readonly Absence[]
}
