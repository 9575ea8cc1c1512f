import { PDFName } from 'pdf-lib'
import { joined } from '../pdf/bytes.ts'
import { type Field, fieldsOf } from '../pdf/fields.ts'
import { applyUpdate } from '../pdf/incremental-update.ts'
import { Revision } from '../pdf/revision.ts'
import type { TimestampSource, WebCrypto } from '../ports.ts'
import { validationDataUpdate } from './b-lt.ts'
import { digestByteRange, signedUpdate } from './byte-range.ts'
import type { EvidenceSources } from './evidence.ts'
import { prepareSignature } from './prepare-signature.ts'

/** What a document timestamp needs. */
export interface DocumentTimestampRequest {
  readonly timestamp: TimestampSource
  readonly crypto: WebCrypto
  /** Room for the token, in bytes; 8,192 unless said. */
  readonly reserveBytes?: number
}

/** Fields for document timestamps are prepared under this name, with a number behind it from the second on. */
const FIELD = 'archive-timestamp'

/**
 * The update that sets a document timestamp over the whole file (EN 319 142-1 §5.4.3): in the next field that was prepared for it, else in
 * an invisible one that is added, as a certified file permits too.
 * @throws PDF_BROKEN, SIGNATURE_TOO_LARGE, and what the timestamp source throws
 */
export async function documentTimestampUpdate(pdf: Uint8Array, request: DocumentTimestampRequest): Promise<Uint8Array> {
  const { field, addField } = timestampField(Revision.open(pdf))
  const { update, byteRange } = await prepareSignature(pdf, {
    field,
    addField,
    timestamp: true,
    signerName: '',
    // A timestamp says its own time; none is written.
    signedAt: new Date(0),
    ...(request.reserveBytes === undefined ? {} : { reserveBytes: request.reserveBytes }),
  })
  const token = await request.timestamp(await digestByteRange([pdf, update], byteRange, request.crypto))
  return signedUpdate(update, pdf.length, byteRange, token)
}

/**
 * The updates that raise a file to level B-LTA, or renew it there (EN 319 142-1 §6.3, EN 319 102-1 §5.6): the validation data of whatever
 * has none yet (when renewing, of the timestamp before), then a document timestamp over all of it.
 * @throws PDF_BROKEN, CMS_BROKEN, SIGNATURE_TOO_LARGE, and what the sources throw
 */
export async function archiveUpdate(pdf: Uint8Array, request: EvidenceSources & DocumentTimestampRequest): Promise<Uint8Array> {
  const material = await validationDataUpdate(pdf, request)
  const lasting = material.length === 0 ? pdf : applyUpdate(pdf, material)
  return joined([material, await documentTimestampUpdate(lasting, request)])
}

function timestampField(revision: Revision): { field: string; addField: boolean } {
  const fields = fieldsOf(revision)
  const isFree = ({ dict, name }: Field): boolean =>
    (name === FIELD || name.startsWith(`${FIELD}-`)) && revision.name(dict, 'FT') === 'Sig' && !dict.has(PDFName.of('V'))
  const prepared = fields.find(isFree)
  if (prepared !== undefined) return { field: prepared.name, addField: false }
  const names = new Set(fields.map(({ name }) => name))
  let number = 2
  while (names.has(`${FIELD}-${number}`)) number += 1
  return { field: names.has(FIELD) ? `${FIELD}-${number}` : FIELD, addField: true }
}
