import { COMMITMENT_TYPE_INDICATION, readCommitment } from '../cms/commitment-type.ts'
import { type SignedData, signedAttribute } from '../cms/signed-data.ts'
import { readClaimedRoles, SIGNER_ATTRIBUTES_V2 } from '../cms/signer-attributes.ts'
import { readable } from './context.ts'

/** As what somebody signed, and to what, as they say themselves. */
export function claimsOf(signed: SignedData | null): { roles: readonly string[]; commitment: string | null } {
  const role = signed === null ? undefined : signedAttribute(signed, SIGNER_ATTRIBUTES_V2)
  const commitment = signed === null ? undefined : signedAttribute(signed, COMMITMENT_TYPE_INDICATION)
  return {
    roles: role === undefined ? [] : (readable(() => readClaimedRoles(role)) ?? []),
    commitment: commitment === undefined ? null : readable(() => readCommitment(commitment)),
  }
}
