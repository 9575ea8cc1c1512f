/** What two judges say of one signature. */
export interface SignatureVerdict {
  readonly field: string
  readonly indication: 'TOTAL-PASSED' | 'INDETERMINATE' | 'TOTAL-FAILED'
  readonly subIndication: string | null
}

/** What of a report is compared. */
export interface FileVerdict {
  /** SHA-256 of the file that was judged, lower-case hex. */
  readonly documentDigest: string
  readonly modifiedAfterSigning: boolean
  readonly signatures: readonly SignatureVerdict[]
}

/** How this machine's verdict differs from the server's. Of a signature: what each says; null where it sees none. */
export type Difference =
  | { readonly what: 'FILE' | 'UNREADABLE' }
  | {
      readonly what: 'SIGNATURE'
      readonly field: string
      readonly here: SignatureVerdict['indication'] | null
      readonly there: SignatureVerdict['indication'] | null
    }

/**
 * Where this machine and the server differ over the file that is shown. A report of the server's over another state of the document says nothing.
 * @param named SHA-256 of the file that the server says the document is now
 */
export function differencesOf(here: FileVerdict | null, there: FileVerdict, named: string): readonly Difference[] {
  if (here === null) return [{ what: 'UNREADABLE' }]
  const differences: Difference[] = here.documentDigest === named ? [] : [{ what: 'FILE' }]
  if (there.documentDigest !== named) return differences
  for (const field of new Set([...there.signatures, ...here.signatures].map((one) => one.field))) {
    const [own, told] = [here, there].map(({ signatures }) => signatures.find((one) => one.field === field)?.indication ?? null)
    if (own !== told) differences.push({ what: 'SIGNATURE', field, here: own ?? null, there: told ?? null })
  }
  return differences
}

/** Never to be signed over: a signature under no authority of the office, one that fails, a file that was changed after one. */
const BROKEN: ReadonlySet<string | null> = new Set(['NO_CERTIFICATE_CHAIN_FOUND', 'NO_SIGNING_CERTIFICATE_FOUND'])

/** Whether the signatures that a file bears stand. One that nobody can judge to its end now (an authority is silent) does not fall for that. */
export function stands(report: FileVerdict | null): boolean {
  if (report === null || report.modifiedAfterSigning) return false
  return report.signatures.every(({ indication, subIndication }) => indication !== 'TOTAL-FAILED' && !BROKEN.has(subIndication))
}
