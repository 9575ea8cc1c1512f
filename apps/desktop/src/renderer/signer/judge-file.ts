import type { ValidationReport } from '@onmaru/signing'
import type { Outputs } from '../api/shapes.ts'
import { fromBase64, toBase64 } from './base64.ts'

/** Where this machine gets what it judges with; the verdict is its own. */
export interface JudgeDoors {
  trust(): Promise<Outputs['signatures']['trust']>
  /** What the authority of a certificate says of it, as far as it answers. Both DER as base64. */
  revocation(asked: { certificate: string; issuer: string }): Promise<Outputs['signatures']['revocation']>
}

/**
 * Judges a file on this machine, over the very bytes that are shown (EN 319 102-1), with the office's anchors. The time is the office's, so that a
 * wrong clock of this machine is no verdict. Null for what is no readable PDF.
 */
export async function judgeFile(pdf: Uint8Array, doors: JudgeDoors): Promise<ValidationReport | null> {
  const { SigningError, validatePdf } = await import('@onmaru/signing')
  const { at, anchors, intermediates, crls } = await doors.trust()
  try {
    return await validatePdf(pdf, {
      at: new Date(at),
      anchors: anchors.map(fromBase64),
      intermediates: intermediates.map(fromBase64),
      crls: crls.map(fromBase64),
      revocation: async (certificate, issuer) => {
        const word = await doors.revocation({ certificate: toBase64(certificate), issuer: toBase64(issuer) })
        return { ocsps: word.ocsps.map(fromBase64), crls: word.crls.map(fromBase64) }
      },
      crypto: globalThis.crypto,
    })
  } catch (error) {
    if (error instanceof SigningError) return null
    throw error
  }
}
