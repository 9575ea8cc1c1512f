/** The frozen revision that everybody in a round signs. */
export interface RevisionRef {
  readonly id: string
  /** SHA-256 of its form, hex: what the signer saw. */
  readonly sha256: string
}

/** Whether two references name the same frozen bytes. */
export function isSameRevision(a: RevisionRef, b: RevisionRef): boolean {
  return a.id === b.id && a.sha256 === b.sha256
}
