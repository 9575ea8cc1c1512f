import { type Commitment, commitmentTypeIndication } from '../cms/commitment-type.ts'
import { buildSignedData } from '../cms/signed-data-writer.ts'
import { claimedRole } from '../cms/signer-attributes.ts'
import type { SigningKey, WebCrypto } from '../ports.ts'

/** What a signer says beside the document: the post that is signed as, and what the signature commits to. */
export interface SignerClaims {
  readonly role?: string | undefined
  readonly commitment?: Commitment | undefined
}

/** What becomes a signature of level B-B. */
export interface BBRequest {
  /** Over the byte range, by the hash of the key's algorithm (`digestByteRange`, `digestOf`). */
  readonly contentDigest: Uint8Array
  readonly certificate: Uint8Array
  readonly chain: readonly Uint8Array[]
  readonly key: SigningKey
  readonly claims?: SignerClaims | undefined
  readonly crypto: WebCrypto
}

/**
 * A signature of level B-B (EN 319 142-1 §6.3): CMS SignedData, detached, with content type, message digest, signing-certificate-v2 and,
 * as claimed, signer-attributes-v2 and commitment-type-indication. No signing-time attribute: the time stands in the dictionary's M; and
 * where a commitment is signed, the dictionary has no Reason (requirement m).
 */
export function signBB({ claims = {}, ...request }: BBRequest): Promise<Uint8Array> {
  return buildSignedData({ ...request, attributes: claimAttributes(claims) })
}

/** The attributes that say what is claimed (EN 319 122-1 §5.2.3, §5.2.6.1). */
export const claimAttributes = ({ role, commitment }: SignerClaims): readonly Uint8Array[] => [
  ...(role === undefined ? [] : [claimedRole(role)]),
  ...(commitment === undefined ? [] : [commitmentTypeIndication(commitment)]),
]
