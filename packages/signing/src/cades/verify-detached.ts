import { type Node, readTime } from '../asn1/der-reader.ts'
import { COMMITMENT_TYPE_INDICATION, type Commitment, readCommitment } from '../cms/commitment-type.ts'
import { parseSignedData, type SignatureProblem, type SignedData, verifySignedData } from '../cms/signed-data.ts'
import { readClaimedRoles, SIGNER_ATTRIBUTES_V2 } from '../cms/signer-attributes.ts'
import { SIGNING_TIME } from '../cms/signing-time.ts'
import type { Certificate } from '../pki/certificate.ts'
import { digest, type WebCrypto } from '../ports.ts'
import { type TimestampVerdict, verifyTimestampToken } from '../timestamp/timestamp.ts'

/** What somebody claimed in the signature. */
export interface ReadClaims {
  readonly roles: readonly string[]
  readonly commitment: Commitment | null
  readonly signedAt: Date | null
}

/** A detached signature against its content. Trust in the certificates is the path's (`validatePath`). */
export interface CadesVerdict extends ReadClaims {
  /** Null when the signature holds over this content. */
  readonly problem: SignatureProblem | null
  readonly certificate: Certificate | null
  readonly certificates: readonly Certificate[]
  readonly timestamps: readonly TimestampVerdict[]
}

/** Verifies a detached CAdES signature and its timestamps over the content. @throws CMS_BROKEN, TIMESTAMP_BROKEN */
export async function verifyCades(cms: Uint8Array, content: Uint8Array, crypto: WebCrypto): Promise<CadesVerdict> {
  const signed = parseSignedData(cms)
  const verdict = await verifySignedData(signed, await digest(crypto, signed.digest ?? 'SHA-256', content), crypto)
  const timestamps = await Promise.all(
    signed.timestampTokens.map((token) => verifyTimestampToken(token, signed.signature, crypto)),
  )
  return { ...verdict, ...readClaims(signed), certificates: signed.certificates, timestamps }
}

/** What a signature claims. @throws DER_BROKEN */
export function readClaims(signed: SignedData): ReadClaims {
  const one = (type: string): Node | undefined => signed.attributes.get(type)?.[0]
  const [roles, commitment, time] = [one(SIGNER_ATTRIBUTES_V2), one(COMMITMENT_TYPE_INDICATION), one(SIGNING_TIME)]
  return {
    roles: roles === undefined ? [] : readClaimedRoles(roles),
    commitment: commitment === undefined ? null : readCommitment(commitment),
    signedAt: time === undefined ? null : readTime(time),
  }
}
