import { keyOf } from '../asn1/bytes.ts'
import { SigningError } from '../errors.ts'
import { algorithmUse } from '../pki/algorithm-use.ts'
import type { Certificate } from '../pki/certificate.ts'
import { ALL_REASONS } from '../pki/distribution-point.ts'
import type { RevocationCheck, RevocationContext } from '../pki/path.ts'
import { CertificateStore, waysToAnchor } from '../pki/path-builder.ts'
import { checkPath } from '../pki/path-check.ts'
import { Verifier } from '../pki/verifier.ts'
import type { WebCrypto } from '../ports.ts'
import { type Crl, changes, entryOn, isSignedBy, type RevokedEntry, readCrl } from './crl.ts'
import { reasonsCovered } from './crl-scope.ts'
import type { RevocationFact } from './fact.ts'
import { type OcspResponse, readOcspResponse } from './ocsp-response.ts'
import { checkOcspResponse } from './ocsp-verdict.ts'

/** Lists and responses at hand, as DER: from the file, from the office, from a cache. */
export interface RevocationEvidence {
  readonly crls: readonly Uint8Array[]
  readonly ocsps?: readonly Uint8Array[]
}

/** Evidence that was read once; what cannot be read proves nothing and is left out. */
export class EvidenceStore {
  readonly #crls = new Map<string, Crl>()
  readonly #ocsps = new Map<string, OcspResponse>()
  /** Who signed a list, found once for an issuer; null: nobody who may speak for it. */
  #signers = new WeakMap<Certificate, Map<Crl, Promise<Certificate | null>>>()
  #facts = new WeakMap<Certificate, Map<Certificate, Promise<readonly RevocationFact[]>>>()

  /** Adds lists, as DER. */
  addCrls(crls: readonly Uint8Array[]): void {
    this.#forget()
    for (const der of crls.filter((one) => !this.#crls.has(keyOf(one)))) readable(() => this.#crls.set(keyOf(der), readCrl(der)))
  }

  /** Adds responses, as DER or as they were read. */
  addOcsps(ocsps: readonly (Uint8Array | OcspResponse)[]): void {
    this.#forget()
    for (const one of ocsps) {
      const der = one instanceof Uint8Array ? one : one.der
      readable(() => this.#ocsps.set(keyOf(der), one instanceof Uint8Array ? readOcspResponse(one) : one))
    }
  }

  /** What was found out before there was more evidence may be found otherwise now. */
  #forget(): void {
    this.#facts = new WeakMap()
    this.#signers = new WeakMap()
  }

  /** Lists at hand. */
  get lists(): readonly Crl[] {
    return [...this.#crls.values()]
  }

  /** Responders' certificates that came along. */
  get responders(): readonly Certificate[] {
    return [...this.#ocsps.values()].flatMap((response) => response.certificates)
  }

  /** Everything that is said of a certificate of this issuer, the newest first. */
  factsOn(certificate: Certificate, issuer: Certificate, context: RevocationContext): Promise<readonly RevocationFact[]> {
    let known = this.#facts.get(certificate)
    if (known === undefined) {
      known = new Map()
      this.#facts.set(certificate, known)
    }
    let facts = known.get(issuer)
    if (facts === undefined) {
      facts = this.#collect(certificate, issuer, context)
      known.set(issuer, facts)
    }
    return facts
  }

  async #collect(certificate: Certificate, issuer: Certificate, context: RevocationContext): Promise<readonly RevocationFact[]> {
    const facts = [
      ...(await this.#byLists(certificate, issuer, context)),
      ...(await this.#byResponses(certificate, issuer, context)),
    ]
    return facts.sort((a, b) => b.issuedAt.getTime() - a.issuedAt.getTime())
  }

  async #byResponses(certificate: Certificate, issuer: Certificate, { verifier, intermediates }: RevocationContext) {
    const facts: RevocationFact[] = []
    for (const response of this.#ocsps.values()) {
      if (!response.singles.some((single) => single.serialNumber === certificate.serialNumber)) continue
      const check = { certificate, issuer, at: null, nonce: null, responders: intermediates, crypto: verifier.crypto, verifier }
      const { problem, single, responder } = await checkOcspResponse(response, check)
      if (problem !== null || single === null || responder === null) continue
      facts.push({
        kind: 'OCSP',
        evidence: [response.der],
        status: single.status,
        revokedAt: single.revokedAt,
        reason: single.reason,
        issuedAt: response.producedAt,
        thisUpdate: single.thisUpdate,
        nextUpdate: single.nextUpdate,
        signer: responder,
        signerIsIssuer: responder.spki === issuer.spki || responder.ocspNoCheck,
        algorithm: algorithmUse(responder.spki, response.algorithm.der, null),
        keepsExpiredSince: single.archiveCutoff,
      })
    }
    return facts
  }

  /** Lists that together know of every reason (RFC 5280 §6.3.3); one that names the certificate is enough. */
  async #byLists(certificate: Certificate, issuer: Certificate, context: RevocationContext): Promise<readonly RevocationFact[]> {
    const fitting: { crl: Crl; delta: Crl | null; reasons: number; signer: Certificate }[] = []
    for (const crl of this.#crls.values()) {
      if (crl.baseNumber !== null) continue
      const reasons = reasonsCovered(crl, certificate)
      const signer = reasons === 0 ? null : await this.#signerOf(crl, issuer, context)
      if (signer !== null) fitting.push({ crl, delta: await this.#deltaOf(crl, signer, context), reasons, signer })
    }
    const facts = fitting.map(({ crl, delta, signer }) => factOf(certificate, crl, delta, signer, issuer))
    const complete = fitting.flatMap(({ reasons }, i) => (reasons === ALL_REASONS && facts[i] !== undefined ? [facts[i]] : []))
    const revoked = facts.filter((fact) => fact.status === 'revoked')
    const known = [...new Set([...complete, ...revoked])]
    if (known.length > 0) return known
    const partial = fitting.reduce((all, { reasons }) => all | reasons, 0)
    // Several lists of some reasons each: the oldest of them is as new as the whole is.
    if (partial !== ALL_REASONS) return []
    const oldest = facts.toSorted((a, b) => a.thisUpdate.getTime() - b.thisUpdate.getTime())[0]
    return oldest === undefined ? [] : [{ ...oldest, evidence: facts.flatMap((fact) => fact.evidence) }]
  }

  async #deltaOf(base: Crl, signer: Certificate, { verifier }: RevocationContext): Promise<Crl | null> {
    const deltas = [...this.#crls.values()].filter((crl) => changes(crl, base))
    for (const delta of deltas.sort((a, b) => b.thisUpdate.getTime() - a.thisUpdate.getTime()))
      if (await isSignedBy(delta, signer, verifier)) return delta
    return null
  }

  /** The issuer itself, else another certificate of its name that stands under the same anchors: an old key, or one for lists alone (RFC 5280 §6.3.3 (f)). */
  #signerOf(crl: Crl, issuer: Certificate, context: RevocationContext): Promise<Certificate | null> {
    const known = this.#signers.get(issuer) ?? new Map<Crl, Promise<Certificate | null>>()
    this.#signers.set(issuer, known)
    const signer = known.get(crl) ?? findSigner(crl, issuer, context, [...this.#crls.values()])
    known.set(crl, signer)
    return signer
  }
}

/** More certificates of one name are an attempt to make a validator work. */
const MOST_SIGNERS = 16

const isNamed = ({ authorityKeyIdentifier }: Crl, { subjectKeyIdentifier }: Certificate): boolean =>
  authorityKeyIdentifier !== null && authorityKeyIdentifier === subjectKeyIdentifier

async function findSigner(
  crl: Crl,
  issuer: Certificate,
  context: RevocationContext,
  crls: readonly Crl[],
): Promise<Certificate | null> {
  const { verifier, intermediates, anchors } = context
  if (await isSignedBy(crl, issuer, verifier)) return issuer
  const others = [...anchors, ...intermediates]
    .filter((one) => one !== issuer && one.subjectKey === crl.issuerKey)
    // Those that the list names by their key come first (RFC 5280 §5.2.1).
    .sort((a, b) => Number(isNamed(crl, b)) - Number(isNamed(crl, a)))
    .slice(0, MOST_SIGNERS)
  for (const other of others)
    if ((await isSignedBy(crl, other, verifier)) && (await isTrusted(other, issuer, crl.thisUpdate, context, crls))) return other
  return null
}

/** Two authorities may bear one name: who speaks for an issuer stands under the same anchor as it does (RFC 5280 §6.3.3 (f)). */
async function isTrusted(
  certificate: Certificate,
  issuer: Certificate,
  at: Date,
  context: RevocationContext,
  crls: readonly Crl[],
): Promise<boolean> {
  const above = await anchorsAbove(issuer, context)
  for await (const { path, signed } of ways(certificate, context)) {
    const anchor = path.at(-1)
    if (!signed || anchor === undefined || !above.has(keyOf(anchor.der)) || checkPath(path, at).problem !== null) continue
    if (!(await isListed(certificate, path[1], crls, context.verifier))) return true
  }
  return false
}

const ways = (certificate: Certificate, { intermediates, anchors, verifier }: RevocationContext) =>
  waysToAnchor(certificate, new CertificateStore(intermediates), new CertificateStore(anchors), verifier)

async function anchorsAbove(issuer: Certificate, context: RevocationContext): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for await (const { path, signed } of ways(issuer, context)) {
    const anchor = path.at(-1)
    if (signed && anchor !== undefined) found.add(keyOf(anchor.der))
  }
  return found
}

/** Whether the list of its own issuer names a signer of lists: what it says is worth nothing then (RFC 5280 §6.3.3 (f)). */
async function isListed(
  certificate: Certificate,
  issuer: Certificate | undefined,
  crls: readonly Crl[],
  verifier: Verifier,
): Promise<boolean> {
  for (const crl of crls)
    if (issuer !== undefined && crl.issuerKey === certificate.issuerKey && entryOn(crl, certificate) !== undefined)
      if (await isSignedBy(crl, issuer, verifier)) return true
  return false
}

function factOf(certificate: Certificate, crl: Crl, delta: Crl | null, signer: Certificate, issuer: Certificate): RevocationFact {
  const newest = delta ?? crl
  const changed = delta === null ? undefined : entryOn(delta, certificate)
  const listed = changed?.reason === 'removeFromCRL' ? undefined : (changed ?? entryOn(crl, certificate))
  const entry: RevokedEntry | undefined = listed?.reason === 'removeFromCRL' ? undefined : listed
  return {
    kind: 'CRL',
    evidence: delta === null ? [crl.der] : [crl.der, delta.der],
    status: entry === undefined ? 'good' : 'revoked',
    revokedAt: entry?.at ?? null,
    reason: entry?.reason ?? null,
    issuedAt: newest.thisUpdate,
    thisUpdate: newest.thisUpdate,
    nextUpdate: newest.nextUpdate,
    signer,
    signerIsIssuer: signer === issuer,
    algorithm: algorithmUse(signer.spki, crl.signatureAlgorithm, null),
    keepsExpiredSince: crl.keepsExpiredSince,
  }
}

function readable(readIt: () => unknown): void {
  try {
    readIt()
  } catch (error) {
    if (!(error instanceof SigningError)) throw error
  }
}

/** How strict a check by evidence is. */
export interface EvidenceRules {
  /** What it means that nobody speaks of a person's certificate. */
  readonly unlisted: 'good' | 'unknown'
  /** The same of an authority's; roots of small houses issue no list, so `good` unless said. */
  readonly authorities?: 'good' | 'unknown'
}

/**
 * A revocation check by lists and responses for one question at one time. What is out of date by then (nextUpdate) shows no more than what was
 * revoked already. @throws CRL_BROKEN, OCSP_BROKEN: evidence that somebody hands in must be readable
 */
export function checkByEvidence(evidence: RevocationEvidence, crypto: WebCrypto, rules: EvidenceRules): RevocationCheck {
  const store = new EvidenceStore()
  for (const der of evidence.crls) readCrl(der)
  store.addCrls(evidence.crls)
  store.addOcsps((evidence.ocsps ?? []).map(readOcspResponse))
  const alone = new Verifier(crypto)
  return async (certificate, issuer, at, context = { intermediates: [issuer], anchors: [], verifier: alone }) => {
    const facts = await store.factsOn(certificate, issuer, context)
    if (facts.length === 0) return { status: certificate.isCa ? (rules.authorities ?? 'good') : rules.unlisted }
    const revoked = facts.find((fact) => fact.status === 'revoked')
    if (revoked !== undefined) return { status: 'revoked', at: revoked.revokedAt ?? at, reason: revoked.reason ?? 'unspecified' }
    const current = facts.some((fact) => fact.status === 'good' && (fact.nextUpdate === null || fact.nextUpdate >= at))
    return { status: current ? 'good' : 'unknown' }
  }
}

/** The same by lists alone, as the embedded authority asks it: its root issues no list. */
export function checkByLists(evidence: RevocationEvidence, crypto: WebCrypto, unlisted: 'good' | 'unknown'): RevocationCheck {
  return checkByEvidence(evidence, crypto, { unlisted })
}
