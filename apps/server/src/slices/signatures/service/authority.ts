import type { Credential, RevocationReason, SignatureAlgorithm } from '@onmaru/signing'
import { systemActor } from '../../../kernel/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type Tx, transaction } from '../../../kernel/transaction.ts'
import type { AuthorityProfile, CertificateProfile } from '../schema.ts'
import { authorityCertificates } from '../store/authority-keys.ts'
import { foundAuthority } from './authority/founding.ts'
import { type IssueAsk, type Issued, type IssuedCredential, issueCredential, issueTo, renewTo } from './authority/issuing.ts'
import { Keystore } from './authority/keystore.ts'
import { Lines } from './authority/lines.ts'
import { RevocationLists } from './authority/lists.ts'
import type { SubjectName } from './authority/mint.ts'
import { makeOwn, type OwnCertificate, renewOwn } from './authority/own-keys.ts'
import { renewAuthorities } from './authority/renewing.ts'
import { answerOcsp, answerTimestamp } from './authority/responder.ts'
import { release, revoke } from './authority/revoking.ts'
import { fromBase64 } from './encoding.ts'
import type { ConfiguredAnchors } from './trust.ts'

/** The embedded certification authority (RFC 5280), responder (RFC 6960) and timestamp service (RFC 3161) of an office that has none. */
export class Authority {
  readonly #kernel: Kernel
  readonly #keystore: Keystore
  readonly #configured: ConfiguredAnchors
  readonly lines: Lines
  readonly lists: RevocationLists

  constructor(kernel: Kernel, passphrase: string, configured: ConfiguredAnchors) {
    this.#kernel = kernel
    this.#configured = configured
    this.#keystore = new Keystore(kernel, passphrase)
    this.lines = new Lines(kernel, this.#keystore)
    this.lists = new RevocationLists(kernel, this.lines)
  }

  /** Makes root, issuing CA, responder and timestamp service, outside any transaction; `keep` stores all of it in one. */
  found(organization: string): Promise<{ keep(tx: Tx): Promise<void> }> {
    return foundAuthority(this.#kernel, this.#keystore, organization)
  }

  /** Makes the agency's seal key and certificate (전자관인용); `keep` stores both. */
  foundSeal(subject: SubjectName): Promise<OwnCertificate> {
    return makeOwn(this.#kernel, this.#keystore, { profile: 'seal', subject })
  }

  /** Makes a key for an official and issues its certificate: for a demo office, where nobody can ask for one. */
  issueCredential(
    personId: string,
    subject: SubjectName,
    password: string,
    algorithm: SignatureAlgorithm = 'RSA-PKCS1-SHA256',
    iterations?: number,
  ): Promise<IssuedCredential & { keep(tx: Tx): Promise<void> }> {
    return issueCredential(this.#kernel, this.#keystore, { personId, subject, password, algorithm, iterations })
  }

  /** Issues to whoever shows to hold a key. @throws REQUEST_REFUSED, HOSTS_MISSING */
  issueTo(ask: IssueAsk): Promise<Issued> {
    return issueTo(this.#kernel, this.#keystore, ask)
  }

  /** Renews a certificate for a new key of the same person. @throws CERTIFICATE_UNKNOWN, CERTIFICATE_REVOKED, RENEWAL_SAME_KEY, REQUEST_REFUSED */
  renewTo(serialNumber: string, request: Uint8Array): Promise<Issued> {
    return renewTo(this.#kernel, this.#keystore, serialNumber, request)
  }

  /** Renews those of the office's own keys that are due, authorities first; returns how many. */
  async renewOwn(): Promise<number> {
    const act = (change: (tx: Tx) => Promise<void>): Promise<void> =>
      transaction(this.#kernel, systemActor('signatures.renewal'), change)
    const authorities = await renewAuthorities(this.#kernel, this.#keystore, act)
    return authorities + (await renewOwn(this.#kernel, this.#keystore, act))
  }

  /** Revokes or holds a certificate, with a reason of RFC 5280 §5.3.1. @throws CERTIFICATE_UNKNOWN, CERTIFICATE_REVOKED_ALREADY */
  revoke(tx: Tx, serialNumber: string, reason: RevocationReason): Promise<void> {
    return revoke(tx, serialNumber, reason)
  }

  /** Takes a certificate back from its hold. @throws CERTIFICATE_UNKNOWN, CERTIFICATE_NOT_ON_HOLD */
  release(tx: Tx, serialNumber: string): Promise<void> {
    return release(tx, serialNumber)
  }

  /** Whether there is an embedded authority at all; an office may rely on an external one alone. */
  isFounded(): Promise<boolean> {
    return this.#keystore.isFounded()
  }

  /** The issuing CA's present certificate and the root that issued it, as DER, leaf side first. @throws AUTHORITY_MISSING */
  async chain(): Promise<readonly Uint8Array[]> {
    const { certificate, chain } = await this.credential('issuing')
    return [certificate, ...chain]
  }

  /** Every certificate that an authority of the office ever had, as DER: intermediates for what was issued at any time. */
  async authorities(): Promise<readonly Uint8Array[]> {
    return (await authorityCertificates(this.#kernel.db)).map(({ der }) => fromBase64(der))
  }

  /**
   * Trust anchors of this office, as DER: its own roots, the present one first, and those that the settings name. A former root stays one: what was
   * signed under it is proven by it. @throws AUTHORITY_MISSING, TRUST_ANCHORS_BROKEN
   */
  async anchors(): Promise<readonly Uint8Array[]> {
    const roots = (await this.lines.of('root')).map(({ key }) => fromBase64(key.der))
    return [...roots, ...(await this.#configured.all())]
  }

  /** One of the office's own credentials. @throws AUTHORITY_MISSING, KEYSTORE_LOCKED */
  credential(profile: CertificateProfile): Promise<Credential> {
    return this.#keystore.credential(profile)
  }

  /** The present complete lists of an authority (RFC 5280 §5), one by each key that has not ended, DER: the root's say which authorities were revoked. */
  async crls(profile: AuthorityProfile): Promise<readonly Uint8Array[]> {
    const lines = await this.lines.living(profile)
    return Promise.all(lines.map(async (line) => (await this.lists.complete(line)).der))
  }

  /** The list by the key of this certificate of an authority; none where it is somebody else's, or has ended. */
  async crlsBy(issuer: Uint8Array): Promise<readonly Uint8Array[]> {
    const line = await this.lines.ofCertificate(issuer)
    return line === undefined || !this.lines.isLiving(line) ? [] : [(await this.lists.complete(line)).der]
  }

  /** Answers an OCSP request (RFC 6960), DER. */
  ocsp(request: Uint8Array): Promise<Uint8Array> {
    return answerOcsp(this.#kernel, this.#keystore, this.lines, request)
  }

  /** Answers a timestamp request (RFC 3161), DER. */
  timestamp(request: Uint8Array): Promise<Uint8Array> {
    return answerTimestamp(this.#kernel, this.#keystore, request)
  }
}
