import { signatureAlgorithmIdentifier } from '../asn1/algorithms.ts'
import { fromHex } from '../asn1/bytes.ts'
import {
  bitString,
  enumerated,
  explicit,
  generalizedTime,
  implicit,
  integer,
  integerFromHex,
  sequence,
  time,
} from '../asn1/der-writer.ts'
import { OID } from '../asn1/oids.ts'
import type { Credential } from '../keys/pkcs12.ts'
import { readCertificate } from '../pki/certificate.ts'
import { REVOCATION_REASONS, type RevokedEntry } from '../revocation/crl.ts'
import { distributionPoints, extension } from './profile.ts'

/** What a revocation list says. */
export interface CrlRequest {
  readonly issuer: Pick<Credential, 'certificate' | 'key'>
  /** Higher than any number before; complete lists and deltas share one row of numbers (RFC 5280 §5.2.3). */
  readonly number: number
  readonly thisUpdate: Date
  readonly nextUpdate: Date
  /** In a delta the changes alone; a certificate that is good again stands there with the reason `removeFromCRL`. */
  readonly revoked: readonly RevokedEntry[]
  /** Makes the list a delta to the complete list of this number (RFC 5280 §5.2.4). */
  readonly deltaTo?: number
  /** Where the newest delta lies, in a complete list (RFC 5280 §5.2.6). */
  readonly freshest?: string
  /** Expired certificates stay on the list if they expired after this (X.509 §9.5.2.8 expiredCertsOnCRL): their signatures are judged for decades. */
  readonly keepsExpiredSince?: Date
}

/** Makes a CRL, version 2 (RFC 5280 §5.1), complete or delta, DER. */
export async function createCrl(request: CrlRequest): Promise<Uint8Array> {
  const issuer = readCertificate(request.issuer.certificate)
  const algorithm = signatureAlgorithmIdentifier(request.issuer.key.algorithm)
  const entries = request.revoked.map((entry) => sequence(integerFromHex(entry.serialNumber), time(entry.at), ...reasonOf(entry)))
  const tbs = sequence(
    integer(1),
    algorithm,
    issuer.subjectDer,
    time(request.thisUpdate),
    time(request.nextUpdate),
    // An empty list of revoked certificates is left out, not written as empty (RFC 5280 §5.1.2.6).
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
    explicit(0, sequence(...extensions(request, fromHex(issuer.subjectKeyIdentifier ?? '')))),
  )
  return sequence(tbs, algorithm, bitString(await request.issuer.key.sign(tbs)))
}

function extensions(request: CrlRequest, issuerKey: Uint8Array): readonly Uint8Array[] {
  const { number, deltaTo, freshest, keepsExpiredSince } = request
  return [
    extension(OID.authorityKeyIdentifier, sequence(implicit(0, issuerKey))),
    extension(OID.crlNumber, integer(number)),
    ...(deltaTo === undefined ? [] : [extension(OID.deltaCrlIndicator, integer(deltaTo), true)]),
    ...(freshest === undefined ? [] : [extension(OID.freshestCrl, distributionPoints(freshest))]),
    ...(keepsExpiredSince === undefined ? [] : [extension(OID.expiredCertsOnCrl, generalizedTime(keepsExpiredSince))]),
  ]
}

/** The reason as an entry extension; `unspecified` is said by leaving it out (RFC 5280 §5.3.1). */
function reasonOf(entry: RevokedEntry): Uint8Array[] {
  return entry.reason === 'unspecified'
    ? []
    : [sequence(extension(OID.reasonCode, enumerated(REVOCATION_REASONS.indexOf(entry.reason))))]
}
