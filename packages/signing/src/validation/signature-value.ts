import { parseSignedData, type SignatureProblem, verifySignedData } from '../cms/signed-data.ts'
import { SigningError } from '../errors.ts'
import { digestByteRange, signedBytes } from '../pades/byte-range.ts'
import type { Certificate } from '../pki/certificate.ts'
import type { WebCrypto } from '../ports.ts'
import { type TimestampVerdict, verifyTimestampToken } from '../timestamp/timestamp.ts'
import type { FoundSignature } from './found-signature.ts'
import { failed, open, type Verdict } from './report.ts'

/** A signature's value, judged without regard to trust. */
export interface SignatureValue {
  /** Null when the value holds. */
  readonly problem: Verdict | null
  readonly certificate: Certificate | null
  readonly certificates: readonly Certificate[]
  /** A sound timestamp over the signature value, or the document timestamp itself; whether its authority is trusted is open. */
  readonly stamp: TimestampVerdict | null
}

const without = (problem: Verdict): SignatureValue => ({ problem, certificate: null, certificates: [], stamp: null })

/** Checks digest, signature and signing certificate of one signature, or a document timestamp (EN 319 102-1 §5.2.7). */
export async function checkValue(pdf: Uint8Array, signature: FoundSignature, crypto: WebCrypto): Promise<SignatureValue> {
  const { byteRange, cms } = signature
  if (byteRange === null || cms === null) return without(failed('FORMAT_FAILURE', signature.problem ?? 'NO_SIGNATURE'))
  try {
    if (signature.isTimestamp) {
      const stamp = await verifyTimestampToken(cms, signedBytes(pdf, byteRange), crypto)
      const problem = stamp.problem === null ? null : failed(stamp.problem, stamp.problem)
      return { problem, certificate: stamp.certificate, certificates: stamp.certificates, stamp: problem === null ? stamp : null }
    }
    const signed = parseSignedData(cms)
    const contentDigest = await digestByteRange(pdf, byteRange, crypto, signed.digest ?? 'SHA-256')
    const { problem, certificate } = await verifySignedData(signed, contentDigest, crypto)
    const known = { certificate, certificates: signed.certificates }
    if (problem !== null) return { ...known, problem: verdictOn(problem), stamp: null }
    return { ...known, problem: null, stamp: await soundStamp(signed.timestampTokens[0], signed.signature, crypto) }
  } catch (error) {
    if (error instanceof SigningError) return without(failed('FORMAT_FAILURE', error.code))
    throw error
  }
}

function verdictOn(problem: SignatureProblem): Verdict {
  if (problem === 'HASH_FAILURE') return failed('HASH_FAILURE', problem)
  if (problem === 'NO_SIGNING_CERTIFICATE') return open('NO_SIGNING_CERTIFICATE_FOUND', problem)
  return failed('SIG_CRYPTO_FAILURE', problem)
}

/** A timestamp stands outside of what is signed: a broken one proves nothing, and takes nothing from the signature. */
async function soundStamp(
  token: Uint8Array | undefined,
  stamped: Uint8Array,
  crypto: WebCrypto,
): Promise<TimestampVerdict | null> {
  if (token === undefined) return null
  try {
    const verdict = await verifyTimestampToken(token, stamped, crypto)
    return verdict.problem === null ? verdict : null
  } catch (error) {
    if (error instanceof SigningError) return null
    throw error
  }
}
