import { equal } from '../asn1/bytes.ts'
import type { Certificate } from './certificate.ts'
import type { Verifier } from './verifier.ts'

const LONGEST = 12
/** Certificates that come along with a signature are anybody's; among many of one name there are more ways than can be walked. */
const MOST_STEPS = 500

/** Certificates among which paths are found, by their subject. */
export class CertificateStore {
  readonly #bySubject = new Map<string, Certificate[]>()

  constructor(certificates: Iterable<Certificate>) {
    for (const certificate of certificates) {
      const same = this.#bySubject.get(certificate.subjectKey)
      if (same === undefined) this.#bySubject.set(certificate.subjectKey, [certificate])
      else if (!same.some((known) => equal(known.der, certificate.der))) same.push(certificate)
    }
  }

  /** Those of one subject. */
  named(subjectKey: string): readonly Certificate[] {
    return this.#bySubject.get(subjectKey) ?? []
  }
}

/** One way from a certificate to an anchor. `signed`: every signature on the way holds. */
export interface Candidate {
  /** Leaf first, anchor last. */
  readonly path: readonly Certificate[]
  readonly signed: boolean
}

/**
 * Ways from a certificate to an anchor (RFC 4158): by name, the most promising issuer first; each certificate stands in a way once, and each
 * key of a subject once, so that authorities that certify each other make no circle. A way whose signature fails is given too, to be named.
 */
export async function* waysToAnchor(
  leaf: Certificate,
  intermediates: CertificateStore,
  anchors: CertificateStore,
  verifier: Verifier,
): AsyncGenerator<Candidate> {
  let steps = 0
  const walk = async function* (path: readonly Certificate[], signed: boolean): AsyncGenerator<Candidate> {
    const last = path.at(-1)
    steps += 1
    if (last === undefined || path.length > LONGEST || steps > MOST_STEPS) return
    if (anchors.named(last.subjectKey).some((anchor) => equal(anchor.der, last.der))) yield { path, signed }
    for (const { issuer, isAnchor } of issuersOf(last, path, intermediates, anchors)) {
      const holds = signed && (await verifier.certificate(last, issuer)) === 'VALID'
      if (isAnchor) yield { path: [...path, issuer], signed: holds }
      // Beyond a broken link nothing can be proven.
      else if (holds) yield* walk([...path, issuer], holds)
      if (steps > MOST_STEPS) return
    }
  }
  yield* walk([leaf], true)
}

interface Issuer {
  readonly issuer: Certificate
  readonly isAnchor: boolean
}

/** Anchors before others, those whose key identifier fits before those that have none; one that contradicts comes last (RFC 4158 §3.5.12). */
function issuersOf(
  certificate: Certificate,
  path: readonly Certificate[],
  intermediates: CertificateStore,
  anchors: CertificateStore,
): readonly Issuer[] {
  const used = (candidate: Certificate): boolean =>
    path.some((one) => one.subjectKey === candidate.subjectKey && equal(one.spki, candidate.spki))
  const trusted = anchors.named(certificate.issuerKey)
  const others = intermediates
    .named(certificate.issuerKey)
    .filter((one) => !trusted.some((anchor) => equal(anchor.der, one.der)) && !used(one))
  const found = [
    ...trusted.filter((anchor) => !path.some((one) => equal(one.der, anchor.der))).map((issuer) => ({ issuer, isAnchor: true })),
    ...others.map((issuer) => ({ issuer, isAnchor: false })),
  ]
  return found.sort((a, b) => mismatch(certificate, a.issuer) - mismatch(certificate, b.issuer))
}

function mismatch({ authorityKeyIdentifier: wanted }: Certificate, { subjectKeyIdentifier: has }: Certificate): number {
  if (wanted === null || has === null) return 1
  return wanted === has ? 0 : 2
}
