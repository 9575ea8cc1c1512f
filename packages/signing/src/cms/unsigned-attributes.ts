import { children, expect, read, sequenceOf, setMembers, tagged } from '../asn1/der-reader.ts'
import { explicit, retag, sequence, setOf } from '../asn1/der-writer.ts'
import { SigningError } from '../errors.ts'

/**
 * The same CMS with one more unsigned attribute (RFC 5652 §5.3): what the signer signed stays byte for byte.
 * @throws CMS_BROKEN when it is not SignedData with one signer
 */
export function withUnsignedAttribute(cms: Uint8Array, attribute: Uint8Array): Uint8Array {
  try {
    const [type, wrapped] = sequenceOf(read(cms))
    const parts = sequenceOf(children(expect(wrapped, 0xa0))[0])
    const [signer, ...others] = setMembers(parts.at(-1))
    const fields = sequenceOf(signer)
    if (others.length > 0) throw new SigningError('CMS_BROKEN', { why: 'several signers' })
    const present = tagged(fields.slice(-1), 1)
    const kept = fields.slice(0, present === undefined ? undefined : -1).map((field) => field.der)
    const unsigned = [...(present === undefined ? [] : children(present).map((each) => each.der)), attribute]
    const signerInfo = sequence(...kept, retag(0xa1, setOf(unsigned)))
    return sequence(
      expect(type, 0x06).der,
      explicit(0, sequence(...parts.slice(0, -1).map((part) => part.der), setOf([signerInfo]))),
    )
  } catch (cause) {
    if (cause instanceof SigningError && cause.code === 'DER_BROKEN') throw new SigningError('CMS_BROKEN', cause.facts, { cause })
    throw cause
  }
}
