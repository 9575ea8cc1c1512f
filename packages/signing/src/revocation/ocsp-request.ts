import { equal } from '../asn1/bytes.ts'
import { read, readBits, sequenceOf } from '../asn1/der-reader.ts'
import { explicit, nullValue, octetString, oid, sequence } from '../asn1/der-writer.ts'
import { OID } from '../asn1/oids.ts'
import type { Certificate } from '../pki/certificate.ts'
import type { WebCrypto } from '../ports.ts'

/** Hashes by which a CertID may name its issuer (RFC 6960 §4.1.1). SHA-1 is what nearly every responder knows; here it protects nothing. */
export const CERT_ID_HASHES = { 'SHA-1': OID.sha1, 'SHA-256': OID.sha256 } as const
export type CertIdHash = keyof typeof CERT_ID_HASHES

/** What an OCSP request asks. */
export interface OcspQuestion {
  readonly certificate: Certificate
  readonly issuer: Certificate
  /** Default SHA-1. */
  readonly hash?: CertIdHash
  /** Set to false for responders that answer from a store; then nothing binds the answer to this question but its times. */
  readonly nonce?: boolean
  readonly crypto: WebCrypto
}

/** A request, and the nonce that its answer must bring back (null: none was sent). */
export interface OcspRequest {
  readonly der: Uint8Array
  readonly nonce: Uint8Array | null
}

/** RFC 9654 §2.1: 32 bytes are what a client should send. */
const NONCE_BYTES = 32

/** Builds an OCSP request for one certificate (RFC 6960 §4.1.1), unsigned, with a nonce (RFC 9654). */
export async function buildOcspRequest({
  certificate,
  issuer,
  hash = 'SHA-1',
  nonce,
  crypto,
}: OcspQuestion): Promise<OcspRequest> {
  const value = nonce === false ? null : crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  const request = sequence(await certIdOf(certificate, issuer, hash, crypto))
  const extensions = value === null ? [] : [explicit(2, sequence(sequence(oid(OID.ocspNonce), octetString(octetString(value)))))]
  return { der: sequence(sequence(sequence(request), ...extensions)), nonce: value }
}

/** CertID of a certificate under its issuer (RFC 6960 §4.1.1). */
async function certIdOf(certificate: Certificate, issuer: Certificate, hash: CertIdHash, crypto: WebCrypto): Promise<Uint8Array> {
  const { name, key } = await issuerHashes(issuer, hash, crypto)
  return sequence(sequence(oid(CERT_ID_HASHES[hash]), nullValue()), octetString(name), octetString(key), serialOf(certificate))
}

/** The serial number's own encoding. */
function serialOf(certificate: Certificate): Uint8Array {
  const parts = sequenceOf(read(certificate.tbs))
  return (parts[0]?.tag === 0xa0 ? parts[1] : parts[0])?.der ?? new Uint8Array()
}

/** Hashes of the issuer's name and of its key's bits, without tag, length and unused bits. */
export async function issuerHashes(
  issuer: Certificate,
  hash: CertIdHash,
  crypto: WebCrypto,
): Promise<{ name: Uint8Array; key: Uint8Array }> {
  const digest = async (bytes: Uint8Array): Promise<Uint8Array> =>
    new Uint8Array(await crypto.subtle.digest(hash, bytes as BufferSource))
  return { name: await digest(issuer.subjectDer), key: await digest(keyBitsOf(issuer)) }
}

/** The bits of a certificate's public key. */
export const keyBitsOf = (certificate: Certificate): Uint8Array => readBits(sequenceOf(read(certificate.spki))[1])

/** Whether the nonce that came back is the one that was sent. */
export const sameNonce = (sent: Uint8Array | null, received: Uint8Array | null): boolean =>
  sent === null || (received !== null && equal(sent, received))
