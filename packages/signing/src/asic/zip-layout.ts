import { equal } from '../asn1/bytes.ts'
import { SigningError } from '../errors.ts'

const END = 0x06054b50
const [CENTRAL, CENTRAL_SIZE] = [0x02014b50, 46]
const [LOCAL, LOCAL_SIZE] = [0x04034b50, 30]
const END_SIZE = 22
/** Behind an entry that was written as a stream: its sizes, with a mark or without, in four bytes each or in eight (APPNOTE §4.3.9). */
const DESCRIPTORS = new Set([12, 16, 20, 24])
const [IS_STREAM, ENCRYPTED] = [0x08, 0x01]

interface Entry {
  readonly at: number
  readonly end: number
  readonly streamed: boolean
}

function refuse(why: string): never {
  throw new SigningError('PACKAGE_BROKEN', { why })
}

/**
 * Refuses an archive that two readers would unpack differently: one by the directory at its end, another from its beginning on. Every entry of the
 * directory stands where it says, under the same name, one behind another from the first byte up to the directory, and nothing else does
 * (APPNOTE §4.3).
 * @throws PACKAGE_BROKEN
 */
export function checkLayout(bytes: Uint8Array): void {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endOf(view)
  const [count, size, start] = [view.getUint16(end + 10, true), view.getUint32(end + 12, true), view.getUint32(end + 16, true)]
  if (start + size !== end || view.getUint16(end + 8, true) !== count) refuse('directory')
  const entries: Entry[] = []
  let at = start
  for (let i = 0; i < count; i += 1) {
    if (at + CENTRAL_SIZE > end || view.getUint32(at, true) !== CENTRAL) refuse('directory')
    entries.push(entryAt(bytes, view, at, start))
    at += CENTRAL_SIZE + view.getUint16(at + 28, true) + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  if (at !== end) refuse('directory')
  entries.sort((a, b) => a.at - b.at)
  let next = 0
  for (const [i, entry] of entries.entries()) {
    if (entry.at !== next) refuse('between entries')
    const following = entries[i + 1]?.at ?? start
    const gap = following - entry.end
    if (gap !== 0 && !(entry.streamed && DESCRIPTORS.has(gap))) refuse('between entries')
    next = following
  }
}

/** The last mark of an end, which must be the file's very end but for its comment. */
function endOf(view: DataView): number {
  for (let at = view.byteLength - END_SIZE; at >= Math.max(0, view.byteLength - END_SIZE - 0xffff); at -= 1)
    if (view.getUint32(at, true) === END)
      return at + END_SIZE + view.getUint16(at + 20, true) === view.byteLength ? at : refuse('end of the archive')
  return refuse('end of the archive')
}

function entryAt(bytes: Uint8Array, view: DataView, central: number, start: number): Entry {
  const [flags, method] = [view.getUint16(central + 8, true), view.getUint16(central + 10, true)]
  const [size, at] = [view.getUint32(central + 20, true), view.getUint32(central + 42, true)]
  if (at + LOCAL_SIZE > start || view.getUint32(at, true) !== LOCAL) return refuse('entry elsewhere')
  const length = view.getUint16(at + 26, true)
  const name = bytes.subarray(at + LOCAL_SIZE, at + LOCAL_SIZE + length)
  const listed = bytes.subarray(central + CENTRAL_SIZE, central + CENTRAL_SIZE + view.getUint16(central + 28, true))
  const streamed = (flags & IS_STREAM) !== 0
  const local = view.getUint32(at + 18, true)
  const same = equal(name, listed) && view.getUint16(at + 6, true) === flags && view.getUint16(at + 8, true) === method
  if (!same || (flags & ENCRYPTED) !== 0 || (local !== size && !(streamed && local === 0))) return refuse('entry of another name')
  return { at, end: at + LOCAL_SIZE + length + view.getUint16(at + 28, true) + size, streamed }
}
