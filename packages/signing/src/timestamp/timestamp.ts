import { digestName } from '../asn1/algorithms.ts'
import { equal } from '../asn1/bytes.ts'
import { expect, read, readInteger, readTime, sequenceOf } from '../asn1/der-reader.ts'
import { boolean, integer, nullValue, octetString, oid, sequence, unsigned } from '../asn1/der-writer.ts'
import { OID } from '../asn1/oids.ts'
import { parseSignedData, verifySignedData } from '../cms/signed-data.ts'
import { SigningError } from '../errors.ts'
import type { Certificate } from '../pki/certificate.ts'
import type { WebCrypto } from '../ports.ts'

const NONCE_BYTES = 12

/** Builds a timestamp request for a SHA-256 imprint (RFC 3161 §2.4.1): with a nonce, and asking for the certificate. */
export function buildTimestampRequest(imprint: Uint8Array, crypto: WebCrypto): Uint8Array {
  const nonce = crypto.getRandomValues(new Uint8Array(NONCE_BYTES))
  return sequence(
    integer(1),
    sequence(sequence(oid(OID.sha256), nullValue()), octetString(imprint)),
    unsigned(nonce),
    boolean(true),
  )
}

/** The token out of a response (RFC 3161 §2.4.2). @throws TIMESTAMP_REFUSED, TIMESTAMP_BROKEN */
export function parseTimestampResponse(response: Uint8Array): Uint8Array {
  try {
    const [status, token] = sequenceOf(read(response))
    const code = readInteger(sequenceOf(status)[0])
    if (code > 1 || token === undefined) throw new SigningError('TIMESTAMP_REFUSED', { status: code })
    return token.der
  } catch (cause) {
    if (cause instanceof SigningError && cause.code === 'DER_BROKEN')
      throw new SigningError('TIMESTAMP_BROKEN', cause.facts, { cause })
    throw cause
  }
}

/** What a token says. */
export interface TimestampVerdict {
  readonly time: Date
  readonly certificate: Certificate | null
  readonly certificates: readonly Certificate[]
  /** Null when the token is sound and stands over this imprint; trust in the certificate is the path's. */
  readonly problem: 'HASH_FAILURE' | 'SIG_CRYPTO_FAILURE' | 'FORMAT_FAILURE' | null
}

/** Verifies a token over the bytes that were stamped (RFC 3161 §2.2, RFC 5816). @throws TIMESTAMP_BROKEN */
export async function verifyTimestampToken(token: Uint8Array, stamped: Uint8Array, crypto: WebCrypto): Promise<TimestampVerdict> {
  const signed = asSigned(token)
  const info = signed.content
  if (signed.contentType !== OID.tstInfo || info === null)
    throw new SigningError('TIMESTAMP_BROKEN', { contentType: signed.contentType })
  const [, , imprint, , time] = sequenceOf(read(info))
  const [algorithm, digest] = sequenceOf(imprint)
  const hash = digestName(algorithm)
  const verdict = { time: readTime(time), certificates: signed.certificates }
  if (hash === null || signed.digest === null) return { ...verdict, certificate: null, problem: 'FORMAT_FAILURE' }
  const actual = new Uint8Array(await crypto.subtle.digest(hash, stamped as BufferSource))
  if (!equal(actual, expect(digest, 0x04).content)) return { ...verdict, certificate: null, problem: 'HASH_FAILURE' }
  const contentDigest = new Uint8Array(await crypto.subtle.digest(signed.digest, info as BufferSource))
  const { problem, certificate } = await verifySignedData(signed, contentDigest, crypto)
  return { ...verdict, certificate, problem: problem === null ? null : 'SIG_CRYPTO_FAILURE' }
}

function asSigned(token: Uint8Array): ReturnType<typeof parseSignedData> {
  try {
    return parseSignedData(token)
  } catch (cause) {
    if (cause instanceof SigningError) throw new SigningError('TIMESTAMP_BROKEN', cause.facts, { cause })
    throw cause
  }
}
