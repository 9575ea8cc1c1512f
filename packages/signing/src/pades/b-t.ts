import { OID } from '../asn1/oids.ts'
import { attribute } from '../cms/attribute.ts'
import { parseSignedData } from '../cms/signed-data.ts'
import { withUnsignedAttribute } from '../cms/unsigned-attributes.ts'
import { sha256, type TimestampSource, type WebCrypto } from '../ports.ts'
import { type BBRequest, signBB } from './b-b.ts'

/** A signature of level B-T: B-B with a timestamp over the signature's value (EN 319 142-1 §6.3, EN 319 122-1 §5.3). @throws what the source throws */
export async function signBT(request: BBRequest & { readonly timestamp: TimestampSource }): Promise<Uint8Array> {
  const { timestamp, ...plain } = request
  return addSignatureTimestamp(await signBB(plain), timestamp, request.crypto)
}

/**
 * Raises a CMS signature to level B-T by a signature-time-stamp attribute. A signature that stands in a file already is raised by a
 * document timestamp instead (`documentTimestampUpdate`), since its bytes are covered by those behind it.
 * @throws CMS_BROKEN, and what the source throws
 */
export async function addSignatureTimestamp(cms: Uint8Array, timestamp: TimestampSource, crypto: WebCrypto): Promise<Uint8Array> {
  const { signature } = parseSignedData(cms)
  return withUnsignedAttribute(cms, attribute(OID.timestampToken, await timestamp(await sha256(crypto, signature))))
}
