import type { BlobStore } from '../../../kernel/blobs.ts'
import type { ReleasableRecord, ReleasedAttachment } from '../releasable-record.ts'
import type { PlacedFinding } from '../release-rule.ts'
import { screen } from '../screening/index.ts'

/** The largest text attachment that is screened, in bytes; a larger one waits for a person. */
const LARGEST_TEXT = 5 * 1024 * 1024
const TEXT = /^(?:text\/|application\/(?:json|xml|csv|[a-z0-9.+-]+\+(?:json|xml))(?:;|$))/

/** What the screening saw of a record. `unread` are the positions of attachments that it could not read. */
export interface Screening {
  readonly findings: readonly PlacedFinding[]
  readonly unread: readonly number[]
}

/** Screens title, body, attachment names and text attachments of a record. */
export async function readRecord(blobs: BlobStore, record: ReleasableRecord): Promise<Screening> {
  const findings: PlacedFinding[] = [...placed(record.title, 'TITLE', null), ...placed(record.bodyText, 'BODY', null)]
  const unread: number[] = []
  for (const [index, attachment] of record.attachments.entries()) {
    const text = await textOf(blobs, attachment)
    if (text === null || screen(attachment.name).length > 0) unread.push(index)
    if (text !== null) findings.push(...placed(text, 'ATTACHMENT', index))
  }
  return { findings, unread }
}

function placed(text: string, where: PlacedFinding['where'], attachment: number | null): PlacedFinding[] {
  return screen(text).map((finding) => ({ ...finding, where, attachment }))
}

/** The text of an attachment, null where it is no text, too large, or in no encoding that is known. */
export async function textOf(blobs: BlobStore, attachment: ReleasedAttachment): Promise<string | null> {
  if (!TEXT.test(attachment.mediaType) || attachment.size > LARGEST_TEXT) return null
  const bytes = await blobs.get(attachment.blob)
  if (bytes.length > LARGEST_TEXT) return null
  const utf16 = bytes[0] === 0xff && bytes[1] === 0xfe ? ['utf-16le'] : bytes[0] === 0xfe && bytes[1] === 0xff ? ['utf-16be'] : []
  for (const encoding of [...utf16, 'utf-8', 'euc-kr']) {
    const text = decode(bytes, encoding)
    if (text !== null) return text
  }
  return null
}

function decode(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
