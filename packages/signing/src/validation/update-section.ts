import { PDFName } from 'pdf-lib'
import { latin1, skipWhiteSpace } from '../pdf/bytes.ts'
import type { Revision } from '../pdf/revision.ts'
import type { XrefSection } from '../pdf/xref.ts'

/** One incremental update between two ends of a file. */
export interface UpdateSection {
  readonly before: Revision
  readonly after: Revision
  /** Numbers of the objects it brings, as they follow one another; those of an object stream behind it. */
  readonly objects: readonly number[]
  /** Numbers that it takes away. */
  readonly freed: readonly number[]
}

/** What a trailer may say; the latter ones are the cross-reference stream's own (ISO 32000-1 tables 15 and 17). */
const TRAILER_KEYS = new Set(['Size', 'Root', 'Info', 'ID', 'Prev', 'DocChecksum'])
const STREAM_KEYS = new Set(['Type', 'W', 'Index', 'Length', 'Filter', 'DecodeParms', 'DL'])

/**
 * The updates between two ends of a file, oldest first; null unless each is read strictly: objects one behind another, one cross-reference
 * section, table or stream, that lists exactly these at exactly these places, a trailer that points to the section before, `startxref`,
 * `%%EOF`, and nothing else. Whatever deviates could be shown differently by another reader. Marks inside of streams mean nothing here.
 */
export function readUpdateSections(file: Revision, start: number, end: number): readonly UpdateSection[] | null {
  const last = file.upTo(end)
  const added = last.sections.filter((section) => section.at >= start).toReversed()
  let before = file.upTo(start)
  const sections: UpdateSection[] = []
  for (const section of added) {
    const sectionEnd = section.end
    if (sectionEnd === null || sectionEnd > end || section.previous !== before.newest.at) return null
    const after = file.upTo(sectionEnd)
    const found = readObjects(before, after, section)
    if (found === null || after.newest.at !== section.at || !sameTrailer(before, after)) return null
    sections.push({ before, after, ...found })
    before = after
  }
  return skipWhiteSpace(last.bytes, before.bytes.length) >= end ? sections : null
}

type Objects = Pick<UpdateSection, 'objects' | 'freed'>

function readObjects(before: Revision, after: Revision, section: XrefSection): Objects | null {
  const places: { number: number; offset: number }[] = []
  const packed: { number: number; stream: number }[] = []
  const freed: number[] = []
  for (const [number, entry] of section.entries) {
    if (entry.kind === 'free') freed.push(number)
    else if (entry.kind === 'in') packed.push({ number, stream: entry.stream })
    else if (entry.generation !== 0 && entry.generation !== before.locate(number)?.generation) return null
    // A cross-reference stream is an object itself, and may list itself.
    else if (entry.offset !== section.at) places.push({ number, offset: entry.offset })
  }
  places.sort((a, b) => a.offset - b.offset)
  let at = skipBlank(after.bytes, before.bytes.length)
  for (const { number, offset } of places) {
    const located = after.locate(number)
    if (located === null || offset !== at) return null
    at = skipBlank(after.bytes, located.end)
  }
  const own = new Set(places.map(({ number }) => number))
  // What an update packs, it packs into a stream of its own: an older stream was signed for what its own table shows of it.
  if (packed.some(({ stream }) => !own.has(stream)) || at !== section.at) return null
  const containers = new Set(packed.map(({ stream }) => stream))
  // And lists all of it: what is not listed would be found by a reader that looks for itself.
  const listed = new Set(packed.map(({ number }) => number))
  if ([...containers].some((stream) => after.numbersIn(stream).some((number) => !listed.has(number)))) return null
  const objects = [
    ...places.map(({ number }) => number).filter((number) => !containers.has(number)),
    ...packed.map(({ number }) => number),
  ]
  return objects.length > 0 ? { objects, freed: freed.filter((number) => before.locate(number) !== null) } : null
}

/** White space, and comments that are no marks of the file's structure. */
function skipBlank(bytes: Uint8Array, from: number): number {
  let at = skipWhiteSpace(bytes, from)
  while (bytes[at] === 0x25) {
    const comment = /^%[^\r\n]{0,254}[\r\n]/.exec(latin1(bytes.subarray(at, at + 256)))
    if (comment === null || /%EOF|startxref|%PDF/.test(comment[0])) return at
    at = skipWhiteSpace(bytes, at + comment[0].length)
  }
  return at
}

/** The trailer still names the same catalog and information dictionary, or none of the latter, and has nothing that other readers would go by. */
function sameTrailer(before: Revision, after: Revision): boolean {
  const { trailer, classic, ambiguous } = after.newest
  const value = (revision: Revision, key: string): string => String(revision.newest.trailer.get(PDFName.of(key)))
  const info = [value(before, 'Info'), value(after, 'Info')]
  const kept = value(before, 'Root') === value(after, 'Root') && (info[0] === info[1] || info.includes('undefined'))
  const known = trailer.keys().every((key) => {
    const name = key.decodeText()
    return TRAILER_KEYS.has(name) || (!classic && STREAM_KEYS.has(name))
  })
  return !ambiguous && kept && known
}
