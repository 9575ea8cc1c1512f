import { Revision } from '../pdf/revision.ts'
import { dssUpdate, readVriKeys } from './dss.ts'
import { EvidenceCollector, type EvidenceSources, merged } from './evidence.ts'
import { signedFieldsOf, vriKey } from './signed-fields.ts'

/** Sources, and certificates whose evidence is kept beside that of the signatures: of a signature that is about to follow. */
export interface ValidationDataRequest extends EvidenceSources {
  readonly also?: readonly Uint8Array[]
}

/**
 * The update that raises a file to level B-LT: a document security store with the validation data of every signature and document
 * timestamp that has none there yet, by a VRI entry each (EN 319 142-1 §5.4, §6.3). Empty when nothing is missing.
 * @throws PDF_BROKEN, CMS_BROKEN, and what the source of revocation data throws
 */
export async function validationDataUpdate(
  pdf: Uint8Array,
  { also = [], ...sources }: ValidationDataRequest,
): Promise<Uint8Array> {
  const revision = Revision.open(pdf)
  const proven = readVriKeys(revision)
  const collector = new EvidenceCollector(sources)
  const signatures = []
  for (const { cms, contents } of signedFieldsOf(revision)) {
    const key = await vriKey(contents, sources.crypto)
    if (!proven.has(key)) signatures.push({ key, ...(await collector.ofCms(cms)) })
  }
  const others = await Promise.all(also.map((certificate) => collector.ofCertificate(certificate)))
  return dssUpdate(pdf, merged([...signatures, ...others]), signatures)
}
