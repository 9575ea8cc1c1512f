import type { Credential, RevocationReason, SignatureAlgorithm } from '@onmaru/signing'
import { systemActor } from '../../../kernel/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type Tx, transaction } from '../../../kernel/transaction.ts'
import type { CertificateProfile } from '../schema.ts'
import { foundAuthority } from './authority/founding.ts'
import { type IssueAsk, type Issued, type IssuedCredential, issueCredential, issueTo, renewTo } from './authority/issuing.ts'
import { Keystore } from './authority/keystore.ts'
import { RevocationLists } from './authority/lists.ts'
import type { SubjectName } from './authority/mint.ts'
import { makeOwn, type OwnCertificate, renewOwn } from './authority/own-keys.ts'
import { answerOcsp, answerTimestamp } from './authority/responder.ts'
import { release, revoke } from './authority/revoking.ts'
import type { ConfiguredAnchors } from './trust.ts'

/** The embedded certification authority (RFC 5280), responder (RFC 6960) and timestamp service (RFC 3161) of an office that has none. */
export class Authority {
  readonly #kernel: Kernel
  readonly #keystore: Keystore
  readonly #configured: ConfiguredAnchors
  readonly lists: RevocationLists

  constructor(kernel: Kernel, passphrase: string, configured: ConfiguredAnchors) {
    this.#kernel = kernel
    this.#configured = configured
    this.#keystore = new Keystore(kernel, passphrase)
    this.lists = new RevocationLists(kernel, this.#keystore)
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

  /** Renews those of the office's own keys that are due; returns how many. */
  renewOwn(): Promise<number> {
    return renewOwn(this.#kernel, this.#keystore, (change) =>
      transaction(this.#kernel, systemActor('signatures.renewal'), change),
    )
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

  /** Issuing CA and root, as DER, leaf side first. @throws AUTHORITY_MISSING */
  async chain(): Promise<readonly Uint8Array[]> {
    return [(await this.credential('issuing')).certificate, (await this.credential('root')).certificate]
  }

  /** Trust anchors of this office, as DER: its own root, and those that the settings name. @throws AUTHORITY_MISSING, TRUST_ANCHORS_BROKEN */
  async anchors(): Promise<readonly Uint8Array[]> {
    return [(await this.credential('root')).certificate, ...(await this.#configured.all())]
  }

  /** One of the office's own credentials. @throws AUTHORITY_MISSING, KEYSTORE_LOCKED */
  credential(profile: CertificateProfile): Promise<Credential> {
    return this.#keystore.credential(profile)
  }

  /** The present complete CRL of the issuing CA (RFC 5280 §5), DER. */
  async currentCrl(): Promise<Uint8Array> {
    return (await this.lists.complete('issuing')).der
  }

  /** The present list of the root: which authorities were revoked, DER. */
  async rootCrl(): Promise<Uint8Array> {
    return (await this.lists.complete('root')).der
  }

  /** Answers an OCSP request (RFC 6960), DER. */
  ocsp(request: Uint8Array): Promise<Uint8Array> {
    return answerOcsp(this.#kernel, this.#keystore, request)
  }

  /** Answers a timestamp request (RFC 3161), DER. */
  timestamp(request: Uint8Array): Promise<Uint8Array> {
    return answerTimestamp(this.#kernel, this.#keystore, request)
  }
}
