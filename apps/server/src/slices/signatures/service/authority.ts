import {
  type Credential,
  createCrl,
  createPkcs12,
  fingerprintOf,
  generateKeyPair,
  importSigningKey,
  issueCertificate,
  type KeyPair,
  openPkcs12,
  type RevocationReason,
  readCertificate,
  respondOcsp,
  respondTimestamp,
  type SignatureAlgorithm,
} from '@onmaru/signing'
import { systemActor } from '../../../kernel/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type Tx, transaction } from '../../../kernel/transaction.ts'
import { signaturesFaults } from '../errors.ts'
import { certificateIssued, certificateRevoked } from '../events.ts'
import type { CertificateProfile } from '../schema.ts'
import * as store from '../store.ts'
import { base64, fromBase64, toHex } from './encoding.ts'

const YEAR_MS = 365.25 * 24 * 3_600_000
const CRL_LIFE_MS = 7 * 24 * 3_600_000
const OCSP_LIFE_MS = 24 * 3_600_000
/** How long each kind of certificate lives; officials' as GPKI's 27 months (domain.md §7.1). */
const LIFE_YEARS = {
  root: 20,
  issuing: 15,
  official: 2.25,
  seal: 2.25,
  'special-seal': 2.25,
  server: 2.25,
  timestamping: 10,
  ocsp: 3,
} as const satisfies Record<CertificateProfile, number>
/** Policy of our own timestamps, under the private arc of the embedded authority; a setting for an office with an arc of its own. */
const TIMESTAMP_POLICY = '1.3.6.1.4.1.57264.4710.1'
/** Keys of the office: RSA-3072 for what must last, RSA-2048 for officials as GPKI issues today. */
const KEY_BITS = {
  root: 3072,
  issuing: 3072,
  official: 2048,
  seal: 3072,
  'special-seal': 3072,
  server: 2048,
  timestamping: 3072,
  ocsp: 2048,
} as const satisfies Record<CertificateProfile, number>

/** A passphrase of this length is no word that somebody thought of: guessing it is hopeless without slow derivation. */
const RANDOM_LENGTH = 40
const FEW_ITERATIONS = 2_048

/** The office's own keys: nobody but this class reads them, so that their encryption is enough. */
function ownProtection(passphrase: string): { iterations?: number; mac: boolean } {
  return passphrase.length >= RANDOM_LENGTH ? { mac: false, iterations: FEW_ITERATIONS } : { mac: false }
}

/** Name parts of a subject, in the order GPKI writes them. */
export interface SubjectName {
  readonly commonName: string
  readonly organization: string
  readonly organizationalUnit?: string
}

/** What a person gets when a certificate is issued to a key that the office made for them (demo office, tests). */
export interface IssuedCredential {
  readonly container: Uint8Array
  readonly fingerprint: string
  readonly serialNumber: string
}

/** A key pair with its certificate, before either is stored. */
interface Minted {
  readonly row: store.IssuedCertificate
  readonly certificate: Uint8Array
  readonly privateKeyPkcs8: Uint8Array
}

/** The embedded certification authority (RFC 5280), responder (RFC 6960) and timestamp service (RFC 3161) of an office that has none. */
export class Authority {
  readonly #kernel: Kernel
  readonly #passphrase: string
  readonly #open = new Map<CertificateProfile, Credential>()
  #crl: { der: Uint8Array; thisUpdate: Date; revoked: number } | null = null

  constructor(kernel: Kernel, passphrase: string) {
    this.#kernel = kernel
    this.#passphrase = passphrase
  }

  /** Makes root, issuing CA, responder and timestamp service, outside any transaction; `keep` stores all of it in one. */
  async found(organization: string): Promise<{ keep(tx: Tx): Promise<void> }> {
    const now = this.#kernel.clock.now()
    // Long RSA keys take seconds each; they are found side by side.
    const [rootPair, issuingPair, ocspPair, timestampingPair] = await Promise.all([
      this.#pair('root'),
      this.#pair('issuing'),
      this.#pair('ocsp'),
      this.#pair('timestamping'),
    ])
    const named = (commonName: string): SubjectName => ({ commonName: `${organization} ${commonName}`, organization })
    const root = await this.#mint('root', named('최상위인증기관'), null, null, now, rootPair)
    const issuing = await this.#mint('issuing', named('인증기관'), root, null, now, issuingPair)
    const ocsp = await this.#mint('ocsp', named('OCSP'), issuing, null, now, ocspPair)
    const timestamping = await this.#mint('timestamping', named('시점확인'), issuing, null, now, timestampingPair)
    const chains = [
      { minted: root, chain: [] },
      { minted: issuing, chain: [root.certificate] },
      { minted: ocsp, chain: [issuing.certificate, root.certificate] },
      { minted: timestamping, chain: [issuing.certificate, root.certificate] },
    ]
    const containers = await Promise.all(
      chains.map(({ minted, chain }) => this.#contain(minted, chain, this.#passphrase, ownProtection(this.#passphrase))),
    )
    return {
      keep: async (tx) => {
        for (const [i, { minted }] of chains.entries()) await this.#keep(tx, minted, containers[i])
      },
    }
  }

  /** Makes the agency's seal key and certificate (전자관인용); `keep` stores both. */
  async foundSeal(subject: SubjectName): Promise<{ serialNumber: string; keep(tx: Tx): Promise<void> }> {
    const minted = await this.#issue('seal', subject, null)
    const container = await this.#contain(minted, await this.chain(), this.#passphrase, ownProtection(this.#passphrase))
    return { serialNumber: minted.row.serialNumber, keep: (tx) => this.#keep(tx, minted, container) }
  }

  /** Makes a key for an official and issues its certificate: for a demo office, where nobody can ask for one. The container is the person's; nothing of the key stays here. `iterations`: see Pkcs12Content. */
  async issueCredential(
    personId: string,
    subject: SubjectName,
    password: string,
    algorithm: SignatureAlgorithm = 'RSA-PKCS1-SHA256',
    iterations?: number,
  ): Promise<IssuedCredential & { keep(tx: Tx): Promise<void> }> {
    const minted = await this.#issue('official', subject, personId, algorithm)
    const container = await this.#contain(minted, await this.chain(), password, iterations === undefined ? {} : { iterations })
    return {
      container,
      fingerprint: minted.row.fingerprint,
      serialNumber: minted.row.serialNumber,
      keep: (tx) => this.#keep(tx, minted, undefined),
    }
  }

  /** Issuing CA and root, as DER, leaf side first. @throws AUTHORITY_MISSING */
  async chain(): Promise<readonly Uint8Array[]> {
    return [(await this.credential('issuing')).certificate, (await this.credential('root')).certificate]
  }

  /** Trust anchors of this office, as DER. @throws AUTHORITY_MISSING */
  async anchors(): Promise<readonly Uint8Array[]> {
    return [(await this.credential('root')).certificate]
  }

  /** One of the office's own credentials. @throws AUTHORITY_MISSING */
  async credential(profile: CertificateProfile): Promise<Credential> {
    const open = this.#open.get(profile)
    if (open !== undefined) return open
    const stored = await store.findAuthorityKey(this.#kernel.db, profile)
    if (stored === undefined) throw signaturesFaults.AUTHORITY_MISSING()
    const credential = await openPkcs12(fromBase64(stored.container), this.#passphrase, this.#kernel.crypto)
    this.#open.set(profile, credential)
    return credential
  }

  /** Revokes a certificate with a reason of RFC 5280 §5.3.1. @throws CERTIFICATE_UNKNOWN */
  async revoke(tx: Tx, serialNumber: string, reason: RevocationReason): Promise<void> {
    const certificate = await store.findBySerial(tx, serialNumber)
    if (certificate === undefined || !(await store.markRevoked(tx, serialNumber, reason)))
      throw signaturesFaults.CERTIFICATE_UNKNOWN()
    await tx.speak(certificateRevoked({ kind: 'certificate', id: serialNumber }, { reason, personId: certificate.personId }))
  }

  /** The present CRL of the issuing CA (RFC 5280 §5), as DER; a new number each time it is made, made again when half its life is over or something was revoked. */
  async currentCrl(): Promise<Uint8Array> {
    const now = this.#kernel.clock.now()
    const revoked = await store.revokedCertificates(this.#kernel.db)
    const last = this.#crl
    if (
      last !== null &&
      last.revoked === revoked.length &&
      now >= last.thisUpdate &&
      now.getTime() - last.thisUpdate.getTime() < CRL_LIFE_MS / 2
    )
      return last.der
    const number = await transaction(this.#kernel, systemActor('signatures.crl'), (tx) => store.nextCount(tx, 'crl'))
    const der = await createCrl({
      issuer: await this.credential('issuing'),
      number,
      thisUpdate: now,
      nextUpdate: new Date(now.getTime() + CRL_LIFE_MS),
      revoked: revoked.map((row) => ({
        serialNumber: row.serialNumber,
        at: new Date(row.revokedAt ?? now),
        reason: (row.revocationReason ?? 'unspecified') as RevocationReason,
      })),
    })
    this.#crl = { der, thisUpdate: now, revoked: revoked.length }
    return der
  }

  /** Answers an OCSP request (RFC 6960), as DER. */
  async ocsp(request: Uint8Array): Promise<Uint8Array> {
    const now = this.#kernel.clock.now()
    const issuing = await this.credential('issuing')
    return respondOcsp(request, {
      responder: await this.credential('ocsp'),
      issuerCertificate: issuing.certificate,
      producedAt: now,
      nextUpdate: new Date(now.getTime() + OCSP_LIFE_MS),
      statusOf: async (serialNumber: string) => {
        const row = await store.findBySerial(this.#kernel.db, serialNumber)
        if (row === undefined) return { status: 'unknown' as const }
        return row.revokedAt === null
          ? { status: 'good' as const }
          : {
              status: 'revoked' as const,
              at: new Date(row.revokedAt),
              reason: (row.revocationReason ?? 'unspecified') as RevocationReason,
            }
      },
      crypto: this.#kernel.crypto,
    })
  }

  /** Answers a timestamp request (RFC 3161), as DER. */
  async timestamp(request: Uint8Array): Promise<Uint8Array> {
    return respondTimestamp(request, {
      authority: await this.credential('timestamping'),
      serialNumber: this.#serialNumber(),
      time: this.#kernel.clock.now(),
      policy: TIMESTAMP_POLICY,
      crypto: this.#kernel.crypto,
    })
  }

  async #issue(
    profile: 'official' | 'seal',
    subject: SubjectName,
    personId: string | null,
    algorithm?: SignatureAlgorithm,
  ): Promise<Minted> {
    const issuing = await this.credential('issuing')
    return this.#mint(
      profile,
      subject,
      { certificate: issuing.certificate, key: issuing.key },
      personId,
      this.#kernel.clock.now(),
      await this.#pair(profile, algorithm),
    )
  }

  #pair(profile: CertificateProfile, algorithm: SignatureAlgorithm = 'RSA-PKCS1-SHA256'): Promise<KeyPair> {
    return generateKeyPair(algorithm, this.#kernel.crypto, { modulusLength: KEY_BITS[profile] })
  }

  async #mint(
    profile: CertificateProfile,
    subject: SubjectName,
    issuer: Minted | Pick<Credential, 'certificate' | 'key'> | null,
    personId: string | null,
    now: Date,
    pair: KeyPair,
  ): Promise<Minted> {
    const { crypto, config } = this.#kernel
    const issuerKey =
      issuer === null
        ? await importSigningKey(pair.privateKeyPkcs8, crypto)
        : 'key' in issuer
          ? issuer.key
          : await importSigningKey(issuer.privateKeyPkcs8, crypto)
    const serialNumber = this.#serialNumber()
    const notAfter = new Date(now.getTime() + LIFE_YEARS[profile] * YEAR_MS)
    const certificate = await issueCertificate({
      profile,
      subject: { country: 'KR', ...subject },
      publicKeySpki: pair.publicKeySpki,
      serialNumber,
      notBefore: now,
      notAfter,
      issuer: issuer === null ? { certificate: null, key: issuerKey } : { certificate: issuer.certificate, key: issuerKey },
      urls: {
        ocsp: `${config.publicUrl}/pki/ocsp`,
        crl: `${config.publicUrl}/pki/issuing.crl`,
        caIssuers: `${config.publicUrl}/pki/issuing.cer`,
      },
      crypto,
    })
    const info = readCertificate(certificate)
    const row = {
      serialNumber,
      profile,
      subject: info.subject.text,
      personId,
      fingerprint: await fingerprintOf(certificate, crypto),
      der: base64(certificate),
      notBefore: now.toISOString(),
      notAfter: notAfter.toISOString(),
      revokedAt: null,
      revocationReason: null,
    }
    return { row, certificate, privateKeyPkcs8: pair.privateKeyPkcs8 }
  }

  async #contain(
    minted: Minted,
    chain: readonly Uint8Array[],
    password: string,
    protection: { iterations?: number; mac?: boolean },
  ): Promise<Uint8Array> {
    return createPkcs12({
      ...protection,
      privateKeyPkcs8: minted.privateKeyPkcs8,
      certificate: minted.certificate,
      chain: [...chain],
      password,
      friendlyName: minted.row.subject,
    })
  }

  async #keep(tx: Tx, minted: Minted, container: Uint8Array | undefined): Promise<void> {
    const { row } = minted
    await store.insertCertificate(tx, row)
    if (container !== undefined)
      await store.putAuthorityKey(tx, {
        profile: row.profile,
        serialNumber: row.serialNumber,
        container: base64(container),
        createdAt: tx.now.toISOString(),
      })
    await tx.speak(
      certificateIssued(
        { kind: 'certificate', id: row.serialNumber },
        { profile: row.profile, subject: row.subject, personId: row.personId, notAfter: row.notAfter },
      ),
    )
  }

  /** 16 random bytes, the first bit cleared: a positive integer with far more than 64 random bits (CA/B BR 7.1), lower-case hex. */
  #serialNumber(): string {
    const bytes = this.#kernel.crypto.getRandomValues(new Uint8Array(16))
    bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
    return toHex(bytes)
  }
}
