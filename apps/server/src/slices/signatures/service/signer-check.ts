import {
  type Certificate,
  checkByEvidence,
  checkByLists,
  fingerprintOf,
  type PathResult,
  type RevocationSource,
  readCertificate,
  validatePath,
} from '@onmaru/signing'
import type { Kernel } from '../../../kernel/kernel.ts'
import { signaturesFaults } from '../errors.ts'
import * as enrolled from '../store/enrolment.ts'
import * as store from '../store.ts'
import type { Authority } from './authority.ts'
import { fromBase64 } from './encoding.ts'
import type { IssuerClient } from './services/issuer-client.ts'
import type { ConfiguredAnchors } from './trust.ts'

/** Who answers for certificates of other authorities. */
export interface OutsideTrust {
  readonly anchors: ConfiguredAnchors
  readonly issuers: IssuerClient
  readonly revocation: RevocationSource
}

/** An authority that names no address is answered for by its anchor alone; a person's certificate must be answered for. */
const isAnswerable = (certificate: Certificate): boolean =>
  !certificate.ocspNoCheck &&
  (!certificate.isCa || certificate.ocspUrls.length > 0 || certificate.distributionPoints.some(({ urls }) => urls.length > 0))

/** Whether a certificate may sign for somebody now. */
export class SignerCheck {
  readonly #kernel: Kernel
  readonly #authority: Authority
  readonly #outside: OutsideTrust

  constructor(kernel: Kernel, authority: Authority, outside: OutsideTrust) {
    this.#kernel = kernel
    this.#authority = authority
    this.#outside = outside
  }

  /**
   * Whose certificate it is and whether it may sign now; returns its fingerprint. The office's own register answers for its own authority, the
   * other authority's responder or lists for a certificate that was enrolled.
   * @throws CERTIFICATE_NOT_YOURS, CERTIFICATE_REVOKED, CERTIFICATE_EXPIRED, CERTIFICATE_UNTRUSTED, REVOCATION_UNAVAILABLE
   */
  async check(signer: { readonly personId: string }, der: Uint8Array): Promise<string> {
    const { clock } = this.#kernel
    const certificate = readCertificate(der)
    const { fingerprint, issued, enrolment } = await this.#find(der)
    if ((issued ?? enrolment)?.personId !== signer.personId)
      throw signaturesFaults.CERTIFICATE_NOT_YOURS({ subject: certificate.subject.commonName ?? certificate.subject.text })
    if (issued !== undefined && issued.revokedAt !== null)
      throw signaturesFaults.CERTIFICATE_REVOKED({ revokedAt: issued.revokedAt })
    if (certificate.notAfter < clock.now())
      throw signaturesFaults.CERTIFICATE_EXPIRED({ notAfter: certificate.notAfter.toISOString() })
    if (issued !== undefined) this.#refuse(await this.#ownPath(der))
    else await this.checkOutside(der, JSON.parse(enrolment?.chain ?? '[]') as string[])
    return fingerprint
  }

  /**
   * Whom a certificate was issued or enrolled for, whether or not it may sign now.
   * @throws CERTIFICATE_UNTRUSTED (NOT_ENROLLED) for one that is nobody's
   */
  async ownerOf(der: Uint8Array): Promise<string> {
    const { issued, enrolment } = await this.#find(der)
    const personId = (issued ?? enrolment)?.personId ?? null
    if (personId === null) throw signaturesFaults.CERTIFICATE_UNTRUSTED({ reason: 'NOT_ENROLLED' })
    return personId
  }

  async #find(der: Uint8Array) {
    const { db, crypto } = this.#kernel
    const fingerprint = await fingerprintOf(der, crypto)
    const issued = await store.findByFingerprint(db, fingerprint)
    const enrolment = issued === undefined ? await enrolled.findInUse(db, fingerprint) : undefined
    if (issued === undefined && enrolment === undefined) throw signaturesFaults.CERTIFICATE_UNTRUSTED({ reason: 'NOT_ENROLLED' })
    return { fingerprint, issued, enrolment }
  }

  /**
   * Whether a certificate of another authority is sound now: a path to an anchor that the settings name, and a word of each authority on it that
   * nothing was revoked. @throws CERTIFICATE_UNTRUSTED, CERTIFICATE_REVOKED, REVOCATION_UNAVAILABLE
   */
  async checkOutside(der: Uint8Array, chain: readonly string[]): Promise<readonly Certificate[]> {
    const { crypto, clock } = this.#kernel
    const anchors = await this.#outside.anchors.all()
    const known = chain.map(fromBase64)
    const intermediates = [...known, ...(await this.#outside.issuers.above(der, [...known, ...anchors]))]
    const request = { certificate: der, intermediates, anchors, at: clock.now(), purpose: 'signing' as const, crypto }
    const found = await validatePath({ ...request, revocation: null })
    this.#refuse(found)
    const evidence = { crls: [] as Uint8Array[], ocsps: [] as Uint8Array[] }
    for (const [i, issuer] of found.path.slice(1).entries()) {
      const subject = found.path[i]
      if (subject === undefined || !isAnswerable(subject)) continue
      const { crls, ocsps } = await this.#outside.revocation(subject.der, issuer.der)
      evidence.crls.push(...crls)
      evidence.ocsps.push(...ocsps)
    }
    this.#refuse(await validatePath({ ...request, revocation: checkByEvidence(evidence, crypto, { unlisted: 'unknown' }) }))
    return found.path
  }

  async #ownPath(certificate: Uint8Array): Promise<PathResult> {
    const { crypto, clock } = this.#kernel
    return validatePath({
      certificate,
      intermediates: await this.#authority.authorities(),
      anchors: await this.#authority.anchors(),
      at: clock.now(),
      purpose: 'signing',
      revocation: checkByLists({ crls: await this.#authority.crls('issuing') }, crypto, 'unknown'),
      crypto,
    })
  }

  #refuse({ problem }: PathResult): void {
    if (problem === null) return
    if (problem.code === 'REVOKED') throw signaturesFaults.CERTIFICATE_REVOKED({ revokedAt: problem.at.toISOString() })
    throw signaturesFaults.CERTIFICATE_UNTRUSTED({ reason: problem.code })
  }
}
