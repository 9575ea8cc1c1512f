import { signatureAlgorithmIdentifier } from '../asn1/algorithms.ts'
import { fromHex } from '../asn1/bytes.ts'
import { bitString, enumerated, explicit, implicit, integer, integerFromHex, sequence, time } from '../asn1/der-writer.ts'
import { OID } from '../asn1/oids.ts'
import type { Credential } from '../keys/pkcs12.ts'
import { readCertificate } from '../pki/certificate.ts'
import { REVOCATION_REASONS, type RevokedEntry } from '../revocation/crl.ts'
import { extension } from './profile.ts'

/** What a revocation list says. */
export interface CrlRequest {
  readonly issuer: Pick<Credential, 'certificate' | 'key'>
  /** Higher than any number before (RFC 5280 §5.2.3). */
  readonly number: number
  readonly thisUpdate: Date
  readonly nextUpdate: Date
  readonly revoked: readonly RevokedEntry[]
}

/** Makes a full CRL, version 2 (RFC 5280 §5.1), DER. */
export async function createCrl(request: CrlRequest): Promise<Uint8Array> {
  const issuer = readCertificate(request.issuer.certificate)
  const algorithm = signatureAlgorithmIdentifier(request.issuer.key.algorithm)
  const entries = request.revoked.map((entry) => sequence(integerFromHex(entry.serialNumber), time(entry.at), ...reasonOf(entry)))
  const extensions = sequence(
    extension(OID.authorityKeyIdentifier, sequence(implicit(0, fromHex(issuer.subjectKeyIdentifier ?? '')))),
    extension(OID.crlNumber, integer(request.number)),
  )
  const tbs = sequence(
    integer(1),
    algorithm,
    issuer.subjectDer,
    time(request.thisUpdate),
    time(request.nextUpdate),
    // An empty list of revoked certificates is left out, not written as empty (RFC 5280 §5.1.2.6).
    ...(entries.length === 0 ? [] : [sequence(...entries)]),
    explicit(0, extensions),
  )
  return sequence(tbs, algorithm, bitString(await request.issuer.key.sign(tbs)))
}

/** The reason as an entry extension; `unspecified` is said by leaving it out (RFC 5280 §5.3.1). */
function reasonOf(entry: RevokedEntry): Uint8Array[] {
  return entry.reason === 'unspecified'
    ? []
    : [sequence(extension(OID.reasonCode, enumerated(REVOCATION_REASONS.indexOf(entry.reason))))]
}
