import type { Kernel } from '../kernel/kernel.ts'
import type { Documents } from '../slices/documents/index.ts'
import { type PackedRecord, recordsFaults } from '../slices/records/index.ts'
import type { Signatures } from '../slices/signatures/index.ts'

/** A package is made in memory. */
const LARGEST_BYTES = 300 * 1024 * 1024

/**
 * A registered document as one ASiC-E package under the agency's seal: the file, its attachments, and the verdict over its signatures as of now.
 * @throws PACKAGE_TOO_LARGE
 */
export async function packageRecord(
  { kernel, documents, signatures }: { kernel: Kernel; documents: Documents; signatures: Signatures },
  { revisionId, fileBlob }: PackedRecord,
): Promise<Uint8Array> {
  const revision = await documents.revision(kernel.db, revisionId)
  if (revision === undefined) throw new Error(`revision ${revisionId} of a record is not there`)
  const pdf = await kernel.blobs.get(fileBlob)
  const size = revision.attachments.reduce((sum, attachment) => sum + attachment.size, pdf.length)
  if (size > LARGEST_BYTES) throw recordsFaults.PACKAGE_TOO_LARGE({ limit: LARGEST_BYTES })
  const files = [{ name: '문서.pdf', mediaType: 'application/pdf', bytes: pdf }]
  for (const [i, { name, sha256, mediaType }] of revision.attachments.entries())
    files.push({ name: `붙임/${i + 1} ${plain(name)}`, mediaType, bytes: await kernel.blobs.get(sha256) })
  const report = JSON.stringify(await signatures.verifyPdf(pdf), null, 2)
  files.push({ name: '서명 검증.json', mediaType: 'application/json', bytes: new TextEncoder().encode(report) })
  return signatures.sealPackage(files)
}

/** A name that every unpacker puts where it says. */
const plain = (name: string): string => name.replaceAll(/[\\/:\p{Cc}\p{Surrogate}]/gu, '_')
