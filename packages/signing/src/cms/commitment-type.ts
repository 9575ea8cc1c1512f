import { type Node, readOid, sequenceOf } from '../asn1/der-reader.ts'
import { oid, sequence } from '../asn1/der-writer.ts'
import { attribute } from './attribute.ts'

/** The attribute commitment-type-indication (EN 319 122-1 §5.2.3). */
export const COMMITMENT_TYPE_INDICATION = '1.2.840.113549.1.9.16.2.16'

/** What somebody commits to by signing, as RFC 5126 §5.11.1 defines the identifiers. */
const COMMITMENTS = {
  /** Recognises to have created, approved and sent the content. */
  proofOfOrigin: '1.2.840.113549.1.9.16.6.1',
  /** Recognises to have received the content. */
  proofOfReceipt: '1.2.840.113549.1.9.16.6.2',
  proofOfDelivery: '1.2.840.113549.1.9.16.6.3',
  proofOfSender: '1.2.840.113549.1.9.16.6.4',
  /** Has approved the content. */
  proofOfApproval: '1.2.840.113549.1.9.16.6.5',
  /** Has created the content, and not by that approved or sent it. */
  proofOfCreation: '1.2.840.113549.1.9.16.6.6',
} as const

export type Commitment = keyof typeof COMMITMENTS

/** CommitmentTypeIndication without qualifiers. */
export const commitmentTypeIndication = (commitment: Commitment): Uint8Array =>
  attribute(COMMITMENT_TYPE_INDICATION, sequence(oid(COMMITMENTS[commitment])))

/** What an attribute's value commits to; null for an identifier that is none of these. @throws DER_BROKEN */
export function readCommitment(value: Node): Commitment | null {
  const identifier = readOid(sequenceOf(value)[0])
  const names = Object.keys(COMMITMENTS) as Commitment[]
  return names.find((name) => COMMITMENTS[name] === identifier) ?? null
}
