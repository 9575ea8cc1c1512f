import { type Certificate, parseSignedData, SigningError, verifySignedData } from '@onmaru/signing'
import type { Kernel } from '../../../kernel/kernel.ts'
import { signaturesFaults } from '../errors.ts'

/**
 * Whose key signed these bytes: the certificate of a detached CMS that holds over them. Says nothing of trust.
 * @throws SIGNATURE_BROKEN, SIGNATURE_MISMATCH
 */
export async function signerOver(kernel: Kernel, bytes: Uint8Array, cms: Uint8Array): Promise<Certificate> {
  try {
    const signed = parseSignedData(cms)
    if (signed.digest === null) throw signaturesFaults.SIGNATURE_MISMATCH({ reason: 'DIGEST_NOT_ACCEPTED' })
    const digest = new Uint8Array(await kernel.crypto.subtle.digest(signed.digest, new Uint8Array(bytes)))
    const { problem, certificate } = await verifySignedData(signed, digest, kernel.crypto)
    if (problem !== null || certificate === null)
      throw signaturesFaults.SIGNATURE_MISMATCH({ reason: problem ?? 'NO_SIGNING_CERTIFICATE' })
    return certificate
  } catch (error) {
    if (error instanceof SigningError) throw signaturesFaults.SIGNATURE_BROKEN({ reason: error.code }, { cause: error })
    throw error
  }
}
