import type { Readable } from 'node:stream'
import { archiveFaults } from '../errors.ts'

/** The largest PDF that is checked for anybody. */
export const UPLOAD_LIMIT = 50 * 1024 * 1024
/** Boundaries and field headers around the file. */
const FORM_ROOM = 64 * 1024

/**
 * The PDF that somebody hands in: a form's field `file`, or the request's whole body as application/pdf.
 * Read piece by piece and given up as soon as the limit is passed; nothing is kept.
 * @throws UPLOAD_TOO_LARGE, UPLOAD_MISSING, UPLOAD_BROKEN
 */
export async function readUpload(source: Readable, contentType: string): Promise<Uint8Array<ArrayBuffer>> {
  const form = /^multipart\/form-data\b/i.test(contentType)
  const bytes = await readLimited(source, UPLOAD_LIMIT + (form ? FORM_ROOM : 0))
  const file = form ? await fileOf(bytes, contentType) : bytes
  if (file.length === 0) throw archiveFaults.UPLOAD_MISSING()
  if (file.length > UPLOAD_LIMIT) throw archiveFaults.UPLOAD_TOO_LARGE({ limit: UPLOAD_LIMIT })
  return file
}

async function readLimited(source: Readable, limit: number): Promise<Uint8Array<ArrayBuffer>> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of source as AsyncIterable<Uint8Array>) {
    size += piece.length
    if (size > limit) throw archiveFaults.UPLOAD_TOO_LARGE({ limit: UPLOAD_LIMIT })
    pieces.push(piece)
  }
  const bytes = new Uint8Array(size)
  let at = 0
  for (const piece of pieces) {
    bytes.set(piece, at)
    at += piece.length
  }
  return bytes
}

/** The platform's own multipart reader (RFC 7578) takes the form apart. */
async function fileOf(bytes: Uint8Array<ArrayBuffer>, contentType: string): Promise<Uint8Array<ArrayBuffer>> {
  let file: FormDataEntryValue | null
  try {
    file = (await new Response(bytes, { headers: { 'content-type': contentType } }).formData()).get('file')
  } catch (error) {
    throw archiveFaults.UPLOAD_BROKEN({ reason: error instanceof Error ? error.message : '' }, { cause: error })
  }
  if (file === null || typeof file === 'string') throw archiveFaults.UPLOAD_MISSING()
  return new Uint8Array(await file.arrayBuffer())
}
