import { children, type Node, readOid, readText, sequenceOf, setMembers, tagged } from '../asn1/der-reader.ts'
import { explicit, oid, sequence, setOf, utf8String } from '../asn1/der-writer.ts'
import { attribute } from './attribute.ts'

/** The attribute signer-attributes-v2 (EN 319 122-1 §5.2.6.1). */
export const SIGNER_ATTRIBUTES_V2 = '0.4.0.19122.1.1'
/** `title` (ITU-T X.520): the post or function of somebody within an organisation, which is what an official signs as. */
const TITLE = '2.5.4.12'

/** SignerAttributeV2 with one claimed attribute: the post, as the signer says (nobody certified it). */
export const claimedRole = (role: string): Uint8Array =>
  attribute(SIGNER_ATTRIBUTES_V2, sequence(explicit(0, sequence(sequence(oid(TITLE), setOf([utf8String(role)]))))))

/** Claimed posts of an attribute's value. @throws DER_BROKEN */
export function readClaimedRoles(value: Node): readonly string[] {
  const claimed = tagged(sequenceOf(value), 0)
  if (claimed === undefined) return []
  return sequenceOf(children(claimed)[0]).flatMap((each) => {
    const [type, values] = sequenceOf(each)
    return readOid(type) === TITLE ? setMembers(values).map(readText) : []
  })
}
