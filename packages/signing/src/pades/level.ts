import { parseSignedData } from '../cms/signed-data.ts'
import { Revision } from '../pdf/revision.ts'
import { readDss } from './dss.ts'
import { signedFieldsOf } from './signed-fields.ts'

/** Baseline levels (EN 319 142-1 §6). */
export type Level = 'B-B' | 'B-T' | 'B-LT' | 'B-LTA'

/**
 * The level that the form of each signature has, by its field: what is there, not whether it holds; that is the validation's to say.
 * @throws PDF_BROKEN, CMS_BROKEN
 */
export function levelsOf(pdf: Uint8Array): ReadonlyMap<string, Level> {
  const revision = Revision.open(pdf)
  const fields = signedFieldsOf(revision)
  const stamps = fields.filter((field) => field.isTimestamp)
  const lasting = hasRevocationData(revision)
  const archived = stamps.some(({ end }) => end > 0 && end <= pdf.length && hasRevocationData(revision.upTo(end)))
  const levels = new Map<string, Level>()
  for (const { name, isTimestamp, cms, end } of fields) {
    if (isTimestamp) continue
    const stamped = parseSignedData(cms).timestampTokens.length > 0 || stamps.some((stamp) => stamp.end > end)
    levels.set(name, !stamped ? 'B-B' : !lasting ? 'B-T' : archived ? 'B-LTA' : 'B-LT')
  }
  return levels
}

function hasRevocationData(revision: Revision): boolean {
  const { certificates, ocsps, crls } = readDss(revision)
  return certificates.length > 0 && ocsps.length + crls.length > 0
}
