import type { Kernel } from '../kernel/kernel.ts'
import type { Documents, FieldPlace, Revision } from '../slices/documents/index.ts'
import type { Identity } from '../slices/identity/index.ts'
import { type PreservedFile, type Records, retentionYears } from '../slices/records/index.ts'
import type { FilledField, Signatures } from '../slices/signatures/index.ts'

/** The slices that a record's last file is made by. */
export interface PreserveParts {
  readonly kernel: Kernel
  readonly identity: Identity
  readonly documents: Documents
  readonly signatures: Signatures
  readonly records: Pick<Records, 'find'>
}

/**
 * Makes the file that is kept: number and date of enforcement into their fields, then the agency's seal with a timestamp (영 11, 14).
 * Slow; the result counts once `keep` ran in the records' own transaction.
 */
export async function preserveRecord(parts: PreserveParts, documentId: string): Promise<PreservedFile> {
  const { kernel, documents, signatures } = parts
  const record = await parts.records.find(kernel.db, documentId)
  if (record === undefined) throw new Error(`document ${documentId} is not registered`)
  const revision = await documents.revision(kernel.db, record.revisionId)
  if (revision === undefined) throw new Error(`revision ${record.revisionId} is missing`)
  const agency = await parts.identity.agency(kernel.db)
  const values = { number: record.number, 'enforced-on': printedDate(record.registeredOn) }
  const sealed = await signatures.seal({
    documentId,
    pdfBlob: record.signedBlob,
    fields: await filled(documents, revision, values),
    field: 'seal',
    appearance: await sealAppearance(kernel, documents, signatures, placeOf(revision, 'seal')),
    agency: agency.name,
    retention: { years: retentionYears(record.retentionPeriod), endsOn: record.retentionEndsOn },
  })
  return { pdfBlob: sealed.pdfBlob, keep: (tx) => signatures.keepSeal(tx, documentId, sealed) }
}

async function filled(
  documents: Documents,
  revision: Revision,
  values: Readonly<Record<string, string>>,
): Promise<readonly FilledField[]> {
  const fields: FilledField[] = []
  for (const [field, value] of Object.entries(values)) {
    const { w, h } = placeOf(revision, field)
    fields.push({ field, value, appearance: await documents.textAppearance(value, { w, h }) })
  }
  return fields
}

/** A document without a sender name, or whose seal is left out (관인생략), has an invisible field: it is sealed without a picture. */
async function sealAppearance(
  kernel: Kernel,
  documents: Documents,
  signatures: Signatures,
  { w, h }: FieldPlace,
): Promise<Uint8Array | null> {
  const seal = await signatures.sealImage(kernel.db)
  if (seal === undefined || w <= 0 || h <= 0) return null
  return documents.sealAppearance(await kernel.blobs.get(seal.imageBlob), { w, h })
}

function placeOf(revision: Revision, name: string): FieldPlace {
  const place = revision.fields.find((field) => field.name === name)
  if (place === undefined) throw new Error(`the form of revision ${revision.revisionId} has no field ${name}`)
  return place
}

/** `2026-07-15` as it is printed: `2026. 7. 15.` (영 7⑤). */
function printedDate(date: string): string {
  const [year, month, day] = date.split('-').map(Number)
  return `${year}. ${month}. ${day}.`
}
