import { signatureAlgorithmIdentifier } from '../asn1/algorithms.ts'
import { fromHex } from '../asn1/bytes.ts'
import { read, readBits, sequenceOf } from '../asn1/der-reader.ts'
import { bitString, explicit, integer, integerFromHex, sequence, time } from '../asn1/der-writer.ts'
import { readCertificate } from '../pki/certificate.ts'
import { type NameParts, writeName } from '../pki/name.ts'
import { type SigningKey, sha256, type WebCrypto } from '../ports.ts'
import type { AlternativeName } from './general-name.ts'
import { type AuthorityUrls, type Profile, profileExtensions } from './profile.ts'

/** What is issued to whom. A root names itself: `issuer.certificate` is null and `issuer.key` is its own. */
export interface IssueRequest {
  readonly profile: Profile
  /** A name by its parts, or as DER: a renewed certificate names its subject byte for byte as before. */
  readonly subject: NameParts | Uint8Array
  /** Hosts of a server (RFC 5280 §4.2.1.6), mailboxes. */
  readonly alternativeNames?: readonly AlternativeName[]
  readonly publicKeySpki: Uint8Array
  /** Positive, lower-case hex, at most 20 bytes (RFC 5280 §4.1.2.2). */
  readonly serialNumber: string
  readonly notBefore: Date
  readonly notAfter: Date
  readonly issuer: { readonly certificate: Uint8Array | null; readonly key: SigningKey }
  readonly urls: AuthorityUrls | null
  readonly crypto: WebCrypto
}

/** Issues an X.509 v3 certificate (RFC 5280 §4.1), DER. */
export async function issueCertificate(request: IssueRequest): Promise<Uint8Array> {
  const { issuer, crypto } = request
  const above = issuer.certificate === null ? null : readCertificate(issuer.certificate)
  const subject = request.subject instanceof Uint8Array ? request.subject : writeName(request.subject)
  const subjectKey = await keyIdentifier(request.publicKeySpki, crypto)
  const issuerKey =
    above?.subjectKeyIdentifier === undefined || above.subjectKeyIdentifier === null
      ? subjectKey
      : fromHex(above.subjectKeyIdentifier)
  const algorithm = signatureAlgorithmIdentifier(issuer.key.algorithm)
  const tbs = sequence(
    explicit(0, integer(2)),
    integerFromHex(request.serialNumber),
    algorithm,
    above?.subjectDer ?? subject,
    sequence(time(request.notBefore), time(request.notAfter)),
    subject,
    request.publicKeySpki,
    explicit(
      3,
      profileExtensions({
        profile: request.profile,
        subjectKey,
        issuerKey,
        urls: request.urls,
        alternativeNames: request.alternativeNames ?? [],
      }),
    ),
  )
  return sequence(tbs, algorithm, bitString(await issuer.key.sign(tbs)))
}

/** Key identifier: the leftmost 160 bits of SHA-256 over the public key's bits (RFC 7093 §2 method 1). */
async function keyIdentifier(spki: Uint8Array, crypto: WebCrypto): Promise<Uint8Array> {
  return (await sha256(crypto, readBits(sequenceOf(read(spki))[1]))).subarray(0, 20)
}
