import { hex, keyOf } from '../asn1/bytes.ts'
import type { SignedData } from '../cms/signed-data.ts'
import { SigningError } from '../errors.ts'
import { type Certificate, readCertificate } from '../pki/certificate.ts'
import type { PathConstraints, RevocationContext } from '../pki/path.ts'
import { CertificateStore } from '../pki/path-builder.ts'
import { Verifier } from '../pki/verifier.ts'
import type { RevocationSource } from '../ports.ts'
import { isSignedBy } from '../revocation/crl.ts'
import { EvidenceStore } from '../revocation/evidence.ts'
import { readBasicOcspResponse, readOcspResponse } from '../revocation/ocsp-response.ts'
import { CRYPTO_CONSTRAINTS, type CryptoConstraints } from './crypto-constraints.ts'
import type { ValidationOptions } from './report.ts'

const MOST_CERTIFICATES = 512
/** What is prepared beforehand; beyond it only what is asked for is verified. */
const MOST_BEFOREHAND = 32
/** Certificates of one file that somebody is asked about. */
const MOST_ASKED = 12

/**
 * What a file is judged by (validation context initialisation, EN 319 102-1 §5.2.4): anchors and constraints that the office chose, and the
 * certificates and revocation data at hand. The file adds evidence, never an anchor. Each value is read once, and kept by identity.
 */
export class ValidationContext {
  readonly now: Date
  readonly verifier: Verifier
  readonly evidence = new EvidenceStore()
  readonly constraints: CryptoConstraints
  readonly path: PathConstraints
  /** Oldest that revocation data may be, in milliseconds; null: until its own nextUpdate (§5.2.5.4). */
  readonly maxAgeMs: number | null
  readonly authoritiesNeedEvidence: boolean
  readonly #source: RevocationSource | null
  readonly #asked = new Map<Certificate, Promise<boolean>>()
  readonly #anchors: readonly Certificate[]
  readonly #known = new Map<string, Certificate>()
  readonly #others = new Map<string, Certificate>()
  readonly #digests = new Map<string, Promise<Uint8Array>>()
  #revocation: RevocationContext | null = null
  #stores: { anchors: CertificateStore; intermediates: CertificateStore } | null = null

  constructor(options: ValidationOptions) {
    this.now = options.at
    this.verifier = new Verifier(options.crypto)
    this.constraints = options.cryptography ?? CRYPTO_CONSTRAINTS
    this.path = options.path ?? {}
    this.maxAgeMs = options.revocationMaxAgeMs ?? null
    this.authoritiesNeedEvidence = options.authoritiesNeedEvidence ?? false
    this.#source = options.revocation ?? null
    this.#anchors = options.anchors.map((der) => this.#intern(readCertificate(der)))
    this.addCertificates(options.intermediates ?? [])
    this.evidence.addCrls(options.crls ?? [])
    this.evidence.addOcsps(options.ocsps ?? [])
  }

  /** Adds certificates, as DER; what cannot be read proves nothing and is left out. */
  addCertificates(ders: readonly Uint8Array[]): void {
    for (const der of ders) {
      const key = keyOf(der)
      if (this.#others.has(key)) continue
      const certificate = this.#known.get(key) ?? readable(() => readCertificate(der))
      if (certificate !== null) this.#add(this.#intern(certificate))
    }
  }

  /** Adds what a CMS brought along. */
  addSigned(signed: SignedData): void {
    for (const certificate of signed.certificates) this.#add(this.#intern(certificate))
    this.evidence.addCrls(signed.crls)
    this.addOcsps(signed.ocsps)
  }

  /** Adds responses, whole or basic. */
  addOcsps(ders: readonly Uint8Array[]): void {
    for (const der of ders) {
      const response = readable(() => readOcspResponse(der)) ?? readable(() => readBasicOcspResponse(der))
      if (response !== null) this.evidence.addOcsps([response])
    }
    this.#revocation = null
  }

  /** Whether somebody would answer for this certificate today. */
  canAsk(certificate: Certificate): boolean {
    const named = certificate.ocspUrls.length > 0 || certificate.distributionPoints.some(({ urls }) => urls.length > 0)
    return this.#source !== null && named && !certificate.ocspNoCheck && certificate.notAfter >= this.now
  }

  /** Asks about a certificate of a path to an anchor, once; false where there is nothing new. @throws what the source throws */
  ask(certificate: Certificate, issuer: Certificate): Promise<boolean> {
    const asked = this.#asked.get(certificate)
    if (asked !== undefined) return asked
    if (this.#source === null || !this.canAsk(certificate) || this.#asked.size >= MOST_ASKED) return Promise.resolve(false)
    const asking = this.#learn(this.#source(certificate.der, issuer.der))
    this.#asked.set(certificate, asking)
    return asking
  }

  async #learn(answer: ReturnType<RevocationSource>): Promise<boolean> {
    const { ocsps, crls } = await answer
    this.evidence.addCrls(crls)
    this.addOcsps(ocsps)
    return ocsps.length + crls.length > 0
  }

  /** Reads a certificate, or gives it as it was read before; null for what is none. */
  certificate(der: Uint8Array): Certificate | null {
    return this.#known.get(keyOf(der)) ?? readable(() => this.#intern(readCertificate(der)))
  }

  /** Digest of a certificate, computed once. */
  digest(certificate: Certificate, algorithm: 'SHA-1' | 'SHA-256' | 'SHA-384' | 'SHA-512'): Promise<Uint8Array> {
    const key = `${algorithm} ${keyOf(certificate.der)}`
    const known = this.#digests.get(key) ?? this.#digest(certificate.der, algorithm)
    this.#digests.set(key, known)
    return known
  }

  /** SHA-256 of a certificate, hex. */
  async fingerprint(certificate: Certificate): Promise<string> {
    return hex(await this.digest(certificate, 'SHA-256'))
  }

  /**
   * Verifies beforehand, side by side, what the building blocks will ask for one after another: each certificate by those that have its
   * issuer's name, each list by its issuer. What they ask then is known already.
   */
  async prepare(): Promise<void> {
    const { intermediates, anchors } = this.stores
    const issuers = (name: string): readonly Certificate[] =>
      [...anchors.named(name), ...intermediates.named(name)].slice(0, MOST_BEFOREHAND)
    const certificates = [...this.#others.values()].filter((one) => !this.isAnchor(one)).slice(0, MOST_BEFOREHAND)
    const pairs = certificates.flatMap((one) => issuers(one.issuerKey).map((issuer) => ({ one, issuer })))
    await Promise.all([
      ...pairs.slice(0, MOST_BEFOREHAND).map(({ one, issuer }) => this.verifier.certificate(one, issuer)),
      ...certificates.map((one) => this.digest(one, 'SHA-256')),
      ...this.#anchors.map((one) => this.digest(one, 'SHA-256')),
      ...this.evidence.lists
        .slice(0, MOST_BEFOREHAND)
        .flatMap((crl) => issuers(crl.issuerKey).map((issuer) => isSignedBy(crl, issuer, this.verifier))),
    ])
  }

  async #digest(der: Uint8Array, algorithm: string): Promise<Uint8Array> {
    return new Uint8Array(await this.verifier.crypto.subtle.digest(algorithm, der as BufferSource))
  }

  /** The certificate by which this one is known here, so that nothing about it is found twice. */
  known(certificate: Certificate): Certificate {
    return this.#intern(certificate)
  }

  isAnchor(certificate: Certificate): boolean {
    return this.#anchors.includes(certificate)
  }

  /** Certificates that may stand between a signer and an anchor. */
  get intermediates(): readonly Certificate[] {
    return [...this.#others.values()]
  }

  /** The same and the anchors, by their subjects. */
  get stores(): { readonly anchors: CertificateStore; readonly intermediates: CertificateStore } {
    this.#stores ??= { anchors: new CertificateStore(this.#anchors), intermediates: new CertificateStore(this.#others.values()) }
    return this.#stores
  }

  /** Who may be trusted to speak for an issuer. */
  get revocation(): RevocationContext {
    this.#revocation ??= {
      intermediates: [...this.#others.values(), ...this.evidence.responders.map((one) => this.#intern(one))],
      anchors: this.#anchors,
      verifier: this.verifier,
    }
    return this.#revocation
  }

  #add(certificate: Certificate): void {
    if (this.#others.size >= MOST_CERTIFICATES) return
    this.#others.set(keyOf(certificate.der), certificate)
    this.#stores = null
    this.#revocation = null
  }

  #intern(certificate: Certificate): Certificate {
    const key = keyOf(certificate.der)
    const known = this.#known.get(key)
    if (known !== undefined) return known
    this.#known.set(key, certificate)
    return certificate
  }
}

/** What a reading gives, or null when these bytes are no such thing. */
export function readable<T>(readIt: () => T): T | null {
  try {
    return readIt()
  } catch (error) {
    if (error instanceof SigningError) return null
    throw error
  }
}
