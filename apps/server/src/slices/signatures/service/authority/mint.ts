import {
  type AlternativeName,
  type AuthorityUrls,
  type Credential,
  fingerprintOf,
  issueCertificate,
  type NameParts,
  readCertificate,
} from '@onmaru/signing'
import type { Kernel } from '../../../../kernel/kernel.ts'
import type { CertificateProfile } from '../../schema.ts'
import * as store from '../../store.ts'
import { base64, toHex } from '../encoding.ts'
import { lineName } from './line-name.ts'
import { endOf } from './profiles.ts'

/** Name parts of a subject, in the order GPKI writes them. */
export interface SubjectName {
  readonly commonName: string
  readonly organization: string
  readonly organizationalUnit?: string
}

/** A certificate that was made and not stored yet. */
export interface Minted {
  readonly row: store.IssuedCertificate
  readonly certificate: Uint8Array
}

/** What is to be certified. */
export interface MintRequest {
  readonly profile: CertificateProfile
  /** A name, or the DER of the one whose certificate is renewed. */
  readonly subject: SubjectName | Uint8Array
  readonly alternativeNames?: readonly AlternativeName[]
  readonly personId: string | null
  readonly publicKeySpki: Uint8Array
  /** A root's `certificate` is null: it is its own issuer. */
  readonly issuer: Pick<Credential, 'key'> & { readonly certificate: Uint8Array | null }
  readonly renewedFrom?: string
}

/** Makes a certificate that begins now. Nothing is stored. */
export async function mint(kernel: Kernel, request: MintRequest): Promise<Minted> {
  const { profile, issuer } = request
  const now = wholeSecond(kernel.clock.now())
  const serialNumber = newSerialNumber(kernel)
  const issuerEnd = issuer.certificate === null ? null : readCertificate(issuer.certificate).notAfter
  const notAfter = wholeSecond(endOf(profile, now, issuerEnd))
  const certificate = await issueCertificate({
    profile,
    subject: subjectOf(request.subject),
    alternativeNames: request.alternativeNames ?? [],
    publicKeySpki: request.publicKeySpki,
    serialNumber,
    notBefore: now,
    notAfter,
    issuer,
    urls: await addressesOf(kernel, profile, issuer.certificate),
    crypto: kernel.crypto,
  })
  const row: store.IssuedCertificate = {
    serialNumber,
    profile,
    subject: readCertificate(certificate).subject.text,
    personId: request.personId,
    fingerprint: await fingerprintOf(certificate, kernel.crypto),
    der: base64(certificate),
    notBefore: now.toISOString(),
    notAfter: notAfter.toISOString(),
    revokedAt: null,
    revocationReason: null,
    renewedFrom: request.renewedFrom ?? null,
    renewalAskedAt: null,
  }
  return { row, certificate }
}

/** Certificates tell times in whole seconds (RFC 5280 §4.1.2.5); the register keeps what the certificate says. */
const wholeSecond = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 1000) * 1000)

const subjectOf = (subject: MintRequest['subject']): NameParts | Uint8Array =>
  subject instanceof Uint8Array ? subject : { country: 'KR', ...subject }

/** Where the issuer's line answers: for authorities by its list alone, for everybody else by list, delta and responder. */
async function addressesOf(
  kernel: Kernel,
  profile: CertificateProfile,
  issuer: Uint8Array | null,
): Promise<AuthorityUrls | null> {
  if (issuer === null) return null
  const { publicUrl } = kernel.config
  const isAuthority = profile === 'root' || profile === 'issuing'
  // While an authority is founded, its certificates are not kept yet.
  const row = await store.findBySerial(kernel.db, readCertificate(issuer).serialNumber)
  const name = row === undefined ? (isAuthority ? 'root' : 'issuing') : lineName(row)
  const at = (file: string): string => `${publicUrl}/pki/${file}`
  const lists = { crl: at(`${name}.crl`), caIssuers: at(`${name}.cer`) }
  return isAuthority ? { ocsp: null, ...lists } : { ocsp: at('ocsp'), ...lists, deltaCrl: deltaAddress(publicUrl, name) }
}

/** Where the delta list of a line lies. */
export const deltaAddress = (publicUrl: string, line: string): string => `${publicUrl}/pki/${line}-delta.crl`

/** 16 random bytes that begin with 01: a positive integer with far more than 64 random bits (CA/B BR 7.1), lower-case hex. */
export function newSerialNumber({ crypto }: Kernel): string {
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  bytes[0] = ((bytes[0] ?? 0) & 0x7f) | 0x40
  return toHex(bytes)
}
