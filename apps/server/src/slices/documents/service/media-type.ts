import { fileTypeFromBuffer } from 'file-type'

/** How much of a file's beginning is looked at; the parts that tell a document of Word or Hangul stand there. */
export const HEAD_BYTES = 64 * 1024
const UNKNOWN = 'application/octet-stream'
const HWP_SIGNATURE = Buffer.from('HWP Document File')
/** OCF and its kin: a stored first entry `mimetype` names the type (KS X 6101 for HWPX). */
const MIMETYPE_ENTRY = /^PK.{28}mimetype(application\/[\w.+-]{1,80})PK/s
const TEXT_CONTROLS = [0x09, 0x0a, 0x0c, 0x0d]
const FIRST_PRINTED = 0x20
const DELETE = 0x7f

/** What a file is, by its first bytes; its name is never asked. Markup counts as plain text, so that no browser runs it. */
export async function mediaTypeOf(head: Uint8Array): Promise<string> {
  const container = MIMETYPE_ENTRY.exec(Buffer.from(head.subarray(0, 256)).toString('latin1'))
  if (container?.[1] !== undefined) return container[1]
  const found = await fileTypeFromBuffer(head)
  if (found?.mime === 'application/x-cfb') return Buffer.from(head).includes(HWP_SIGNATURE) ? 'application/x-hwp' : found.mime
  if (found !== undefined) return found.mime === 'application/xml' ? 'text/plain' : found.mime
  return isText(head) ? 'text/plain' : UNKNOWN
}

function isText(head: Uint8Array): boolean {
  if (head.length === 0) return true
  try {
    // A head may end within a character, which a stream forgives.
    new TextDecoder('utf-8', { fatal: true }).decode(head, { stream: head.length >= HEAD_BYTES })
    return head.every((byte) => (byte >= FIRST_PRINTED && byte !== DELETE) || TEXT_CONTROLS.includes(byte))
  } catch (error) {
    if (error instanceof TypeError) return false
    throw error
  }
}
