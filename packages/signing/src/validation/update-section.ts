import { PDFName } from 'pdf-lib'
import { skipWhiteSpace } from '../pdf/bytes.ts'
import type { Revision } from '../pdf/revision.ts'
import type { XrefSection } from '../pdf/xref.ts'

/** One incremental update between two ends of a file. */
export interface UpdateSection {
  readonly before: Revision
  readonly after: Revision
  /** Numbers of the objects it brings, as they follow one another. */
  readonly objects: readonly number[]
}

const TRAILER_KEYS = new Set(['Size', 'Root', 'Info', 'ID', 'Prev'])

/**
 * The updates between two ends of a file, oldest first; null unless each is read strictly: objects one behind another, one classic
 * cross-reference section that lists exactly these at exactly these places, a trailer that points to the section before, `startxref`,
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
    const objects = readObjects(before, after, section)
    if (objects === null || after.newest.at !== section.at || !sameTrailer(before, after)) return null
    sections.push({ before, after, objects })
    before = after
  }
  return before.bytes.length === end ? sections : null
}

function readObjects(before: Revision, after: Revision, section: XrefSection): readonly number[] | null {
  const listed = [...section.entries].map(([number, entry]) => ({ number, entry }))
  const places: { number: number; offset: number }[] = []
  for (const { number, entry } of listed) {
    if (entry.kind !== 'at' || entry.generation !== 0) return null
    places.push({ number, offset: entry.offset })
  }
  places.sort((a, b) => a.offset - b.offset)
  let at = skipWhiteSpace(after.bytes, before.bytes.length)
  for (const { number, offset } of places) {
    const located = after.locate(number)
    if (located === null || offset !== at) return null
    at = skipWhiteSpace(after.bytes, located.end)
  }
  return at === section.at && places.length > 0 ? places.map(({ number }) => number) : null
}

/** The trailer still names the same catalog and information dictionary, and has nothing that other readers would go by. */
function sameTrailer(before: Revision, after: Revision): boolean {
  const { trailer, classic, ambiguous } = after.newest
  const kept = ['Root', 'Info'].every((key) => {
    const name = PDFName.of(key)
    return String(before.newest.trailer.get(name)) === String(trailer.get(name))
  })
  return classic && !ambiguous && kept && trailer.keys().every((key) => TRAILER_KEYS.has(key.decodeText()))
}
