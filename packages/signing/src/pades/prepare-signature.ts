import { PDFHexString, PDFName } from 'pdf-lib'
import { SigningError } from '../errors.ts'
import { fromLatin1 } from '../pdf/bytes.ts'
import { type Field, fieldsOf } from '../pdf/fields.ts'
import { IncrementalUpdate } from '../pdf/incremental-update.ts'
import { showPage } from './appearance.ts'
import type { ByteRange } from './byte-range.ts'
import { type FieldLock, lockOf, lockReference } from './field-lock.ts'
import { addInvisibleField } from './invisible-field.ts'

/** What is prepared. */
export interface SignatureRequest {
  readonly field: string
  readonly signerName: string
  readonly signedAt: Date
  readonly reason?: string
  /** One-page PDF that becomes the visible signature. */
  readonly appearance?: Uint8Array
  /** The first signature certifies: only form filling and further signatures may follow (DocMDP P=2, §12.8.2.2). */
  readonly certify?: boolean
  /** What nobody may change any more behind this signature, where the field itself has no lock (FieldMDP, §12.8.2.4). */
  readonly lock?: FieldLock
  /** Room for the CMS, in bytes; 8,192 unless said. */
  readonly reserveBytes?: number
  /** A document timestamp instead of a signature (EN 319 142-1 §5.5). */
  readonly timestamp?: boolean
  /** Adds the field, invisible, in the same update; for document timestamps where no field was prepared. */
  readonly addField?: boolean
}

/** An update with a hole for the signature. */
export interface PreparedSignature {
  readonly update: Uint8Array
  readonly byteRange: ByteRange
}

const N = PDFName.of
const DEFAULT_RESERVE = 8_192
const NUMBER_WIDTH = 10
const SEOUL_OFFSET_MS = 9 * 3_600_000
const CERTIFIES = '<< /Type /SigRef /TransformMethod /DocMDP /TransformParams << /Type /TransformParams /P 2 /V /1.2 >> >>'

/**
 * Prepares one signature as an incremental update: its dictionary with a hole, the field's value and appearance, and nothing else.
 * @throws FIELD_NOT_FOUND, FIELD_TAKEN (signed already, or to certify what others signed), PDF_BROKEN
 */
export async function prepareSignature(pdf: Uint8Array, request: SignatureRequest): Promise<PreparedSignature> {
  const update = IncrementalUpdate.open(pdf)
  const field = request.addField === true ? addInvisibleField(update, request.field) : update.field(request.field)
  if (update.base.name(field.dict, 'FT') !== 'Sig')
    throw new SigningError('FIELD_NOT_FOUND', { field: request.field, why: 'no signature field' })
  if (field.dict.has(N('V'))) throw new SigningError('FIELD_TAKEN', { field: request.field })
  if (request.certify === true && isSigned(update))
    throw new SigningError('FIELD_TAKEN', { field: request.field, why: 'only the first signature certifies' })
  const reserve = request.reserveBytes ?? DEFAULT_RESERVE
  const { text, byteRangeAt, contentsAt } = dictionaryText(request, reserve, referencesText(update, field, request))
  const ref = update.addRaw(fromLatin1(text))
  if (request.addField !== true) update.touch(field.ref)
  field.dict.set(N('V'), ref)
  if (request.appearance !== undefined) showPage(update, field.dict, request.appearance)
  if (request.certify === true) update.touchCatalog().set(N('Perms'), update.context.obj({ DocMDP: ref }))
  const finished = update.finish()
  const bodyAt = finished.rawAt.get(ref.objectNumber)
  if (bodyAt === undefined) throw new SigningError('PDF_BROKEN', { why: 'signature dictionary' })
  const hole = bodyAt + contentsAt
  const after = hole + 2 * reserve + 2
  const byteRange: ByteRange = [0, hole, after, pdf.length + finished.update.length - after]
  const patched = new Uint8Array(finished.update)
  patched.set(fromLatin1(byteRangeText(byteRange)), bodyAt - pdf.length + byteRangeAt)
  return { update: patched, byteRange }
}

const isSigned = (update: IncrementalUpdate): boolean =>
  fieldsOf(update.base).some((field) => update.base.name(field.dict, 'FT') === 'Sig' && field.dict.has(N('V')))

const byteRangeText = (range: ByteRange): string =>
  `[${range.map((value) => String(value).padStart(NUMBER_WIDTH, ' ')).join(' ')}]`

/** The signature dictionary (ISO 32000-1 table 252) as text, with the places of its two holes. Names and reasons are hex strings, so nothing a person typed can look like PDF. */
function dictionaryText(
  request: SignatureRequest,
  reserve: number,
  references: string,
): { text: string; byteRangeAt: number; contentsAt: number } {
  const head =
    request.timestamp === true
      ? '<< /Type /DocTimeStamp /Filter /Adobe.PPKLite /SubFilter /ETSI.RFC3161'
      : '<< /Type /Sig /Filter /Adobe.PPKLite /SubFilter /ETSI.CAdES.detached'
  const claims =
    request.timestamp === true
      ? ''
      : ` /M ${pdfDate(request.signedAt)} /Name ${unicode(request.signerName)}${request.reason === undefined ? '' : ` /Reason ${unicode(request.reason)}`}`
  const beforeRange = `${head}${claims}${references} /ByteRange `
  const range = byteRangeText([0, 0, 0, 0])
  const beforeContents = `${beforeRange}${range} /Contents `
  return {
    text: `${beforeContents}<${'0'.repeat(2 * reserve)}> >>`,
    byteRangeAt: beforeRange.length,
    contentsAt: beforeContents.length,
  }
}

/** What the signature lets others change afterwards: DocMDP for the first, FieldMDP where the field has a lock (§12.8.2). */
function referencesText(update: IncrementalUpdate, field: Field, request: SignatureRequest): string {
  const lock = request.timestamp === true ? null : (lockOf(update.base, field.dict) ?? request.lock ?? null)
  const references = [
    ...(request.certify === true ? [CERTIFIES] : []),
    ...(lock === null ? [] : [lockReference(lock, String(update.base.rootRef))]),
  ]
  return references.length === 0 ? '' : ` /Reference [${references.join(' ')}]`
}

const unicode = (text: string): string => PDFHexString.fromText(text).toString()

/** A date of PDF in Korean time (ISO 32000-1 §7.9.4). */
export function pdfDate(instant: Date): string {
  return `(D:${new Date(instant.getTime() + SEOUL_OFFSET_MS).toISOString().replaceAll(/[-:T]/g, '').slice(0, 14)}+09'00')`
}
