/** A registered absence (부재) and who acts for it (직무대리), as identity knows it. Days in Seoul, both included. */
export interface Absence {
  readonly id: string
  /** Who is away. */
  readonly personId: string
  /** Who acts; null while nobody is named. */
  readonly actingId: string | null
  readonly from: string
  readonly until: string
}

/** What the office knows about a line from outside of it; kept with the submission as evidence of what was known then. */
export interface LineFacts {
  /** The post in whose name the document is sent (발신명의) and who holds it, null while it is vacant; the whole null for 내부결재. */
  readonly sender: { readonly post: string; readonly holderId: string | null } | null
  /** Absences of today that concern this line. */
  readonly absences: readonly Absence[]
  /** Everybody whom the office knows of those that the line names; left out: nobody was looked up. */
  readonly knownIds?: readonly string[]
  /** Who may decide the matter, by which row of the delegation schedule (위임전결규정, 영 10②); left out: it was not looked up. */
  readonly power?: Power
}

/** The power to decide a matter. */
export interface Power {
  /** The row that was used, with its version; null where none fits, and only the head of the office decides. */
  readonly row: { readonly id: string; readonly version: number; readonly matter: string; readonly level: string } | null
  /** Those above and with the drafter who have the power, the head of the office among them. */
  readonly entitledIds: readonly string[]
}
