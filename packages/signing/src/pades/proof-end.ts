import { parseSignedData, signerCertificate } from '../cms/signed-data.ts'
import { Revision } from '../pdf/revision.ts'
import { type SignedField, signedFieldsOf } from './signed-fields.ts'

/**
 * Until when a file proves itself without a renewal: the end of the certificate that stands behind the last proof of time, a document
 * timestamp or else a signature's own; without any, of the certificate of the last signature. Null for a file that nobody signed.
 * @throws PDF_BROKEN, CMS_BROKEN
 */
export function proofEndOf(pdf: Uint8Array): Date | null {
  const fields = [...signedFieldsOf(Revision.open(pdf))].sort((a, b) => b.end - a.end)
  const last = fields.find((field) => field.isTimestamp)?.cms ?? lastToken(fields) ?? fields[0]?.cms
  return last === undefined ? null : (signerCertificate(parseSignedData(last))?.notAfter ?? null)
}

function lastToken(fields: readonly SignedField[]): Uint8Array | undefined {
  for (const { cms } of fields) {
    const token = parseSignedData(cms).timestampTokens.at(-1)
    if (token !== undefined) return token
  }
  return undefined
}
