import { digestIdentifier, digestOf, signerAlgorithmIdentifier } from '../asn1/algorithms.ts'
import { concat } from '../asn1/bytes.ts'
import { read, sequenceOf } from '../asn1/der-reader.ts'
import { explicit, integer, octetString, oid, retag, sequence, setOf } from '../asn1/der-writer.ts'
import { OID } from '../asn1/oids.ts'
import { readCertificate } from '../pki/certificate.ts'
import { type SigningKey, sha256, type TimestampSource, type WebCrypto } from '../ports.ts'
import { attribute } from './attribute.ts'

/** What becomes a detached CAdES signature. */
export interface SignedDataRequest {
  /** Digest of the signed bytes, or of `content` where that is given, by the hash of the key's algorithm (`digestOf`). */
  readonly contentDigest: Uint8Array
  readonly certificate: Uint8Array
  readonly chain: readonly Uint8Array[]
  /** False leaves the certificates out, as a timestamp's asker may want it (RFC 3161 §2.4.1, certReq). */
  readonly includeCertificates?: boolean
  readonly key: SigningKey
  readonly timestamp?: TimestampSource
  /** Further signed attributes, DER: the signer's post, what is committed to, the time (EN 319 122-1 §5.2). */
  readonly attributes?: readonly Uint8Array[]
  /** Encapsulated content and its type; a timestamp token carries its TSTInfo in here. */
  readonly content?: { readonly type: string; readonly bytes: Uint8Array }
  readonly crypto: WebCrypto
}

/**
 * Builds CMS SignedData (RFC 5652 §5) of the profile that PAdES wants (EN 319 142-1 §6.3): content type, message digest and
 * signing-certificate-v2 (RFC 5035) as signed attributes, no signing time, DER throughout.
 */
export async function buildSignedData(request: SignedDataRequest): Promise<Uint8Array> {
  const { crypto } = request
  const certificate = readCertificate(request.certificate)
  const contentType = request.content?.type ?? OID.data
  const attributes = [
    attribute(OID.contentType, oid(contentType)),
    attribute(OID.messageDigest, octetString(request.contentDigest)),
    // ESSCertIDv2 with SHA-256, which is the default and therefore left out (DER), and the issuer and serial number.
    attribute(
      OID.signingCertificateV2,
      sequence(sequence(sequence(octetString(await sha256(crypto, request.certificate)), issuerSerial(certificate)))),
    ),
    ...(request.attributes ?? []),
  ]
  const digestAlgorithm = digestIdentifier(digestOf(request.key.algorithm))
  const signedAttributes = setOf(attributes)
  const signature = await request.key.sign(signedAttributes)
  const unsigned =
    request.timestamp === undefined
      ? []
      : [retag(0xa1, setOf([attribute(OID.timestampToken, await request.timestamp(await sha256(crypto, signature)))]))]
  const signerInfo = sequence(
    integer(1),
    sequence(certificate.issuerDer, serialOf(request.certificate)),
    digestAlgorithm,
    retag(0xa0, signedAttributes),
    signerAlgorithmIdentifier(request.key.algorithm),
    octetString(signature),
    ...unsigned,
  )
  const content =
    request.content === undefined
      ? sequence(oid(contentType))
      : sequence(oid(contentType), explicit(0, octetString(request.content.bytes)))
  const signedData = sequence(
    integer(contentType === OID.data ? 1 : 3),
    setOf([digestAlgorithm]),
    content,
    ...(request.includeCertificates === false ? [] : [retag(0xa0, setOf([request.certificate, ...request.chain]))]),
    setOf([signerInfo]),
  )
  return sequence(oid(OID.signedData), explicit(0, signedData))
}

/** IssuerSerial (RFC 5035 §5): the issuer as directoryName, and the serial number. */
function issuerSerial(certificate: { issuerDer: Uint8Array; der: Uint8Array }): Uint8Array {
  return sequence(sequence(explicit(4, certificate.issuerDer)), serialOf(certificate.der))
}

/** The serial number's own encoding out of a certificate. */
function serialOf(der: Uint8Array): Uint8Array {
  const parts = sequenceOf(sequenceOf(read(der))[0])
  return (parts[0]?.tag === 0xa0 ? parts[1] : parts[0])?.der ?? concat([])
}
