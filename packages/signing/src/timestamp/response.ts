import { equal } from '../asn1/bytes.ts'
import { read, sequenceOf } from '../asn1/der-reader.ts'
import { verifySignedData } from '../cms/signed-data.ts'
import { SigningError } from '../errors.ts'
import type { WebCrypto } from '../ports.ts'
import { parseTimestampResponse } from './timestamp.ts'
import { readTimestampToken } from './token.ts'

/**
 * The token out of a response, checked against the very request that it answers (RFC 3161 §2.2, §2.4.2): the same imprint, the same nonce, and
 * a signature that holds. Whether its authority is trusted is the path's to say.
 * @throws TIMESTAMP_REFUSED, TIMESTAMP_BROKEN
 */
export async function checkTimestampResponse(response: Uint8Array, request: Uint8Array, crypto: WebCrypto): Promise<Uint8Array> {
  const token = parseTimestampResponse(response)
  const { signed, info } = readTimestampToken(token)
  const [, asked, ...options] = sequenceOf(read(request))
  const [, , imprint, , , ...rest] = sequenceOf(read(info))
  const sent = options.find(({ tag }) => tag === 0x02)
  const received = rest.find(({ tag }) => tag === 0x02)
  if (asked === undefined || imprint === undefined || !equal(asked.der, imprint.der))
    throw new SigningError('TIMESTAMP_BROKEN', { why: 'another imprint' })
  if (sent !== undefined && (received === undefined || !equal(sent.der, received.der)))
    throw new SigningError('TIMESTAMP_BROKEN', { why: 'another nonce' })
  if (signed.digest === null) throw new SigningError('TIMESTAMP_BROKEN', { why: 'digest not accepted' })
  const digest = new Uint8Array(await crypto.subtle.digest(signed.digest, info as BufferSource))
  const { problem } = await verifySignedData(signed, digest, crypto)
  if (problem !== null) throw new SigningError('TIMESTAMP_BROKEN', { why: problem })
  return token
}
