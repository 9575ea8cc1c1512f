import { type PDFContext, PDFDict, PDFName, PDFRawStream } from 'pdf-lib'
import { SigningError } from '../errors.ts'
import { integer } from './bounded-stream.ts'
import { latin1, skipWhiteSpace } from './bytes.ts'
import { ObjectParser } from './object-parser.ts'
import { MOST_OBJECTS, type XrefEntry } from './xref-entry.ts'
import { readXrefStream } from './xref-stream.ts'

/** One cross-reference section with its trailer (ISO 32000-1 §7.5.4, §7.5.5, §7.5.8). */
export interface XrefSection {
  readonly at: number
  readonly classic: boolean
  readonly entries: ReadonlyMap<number, XrefEntry>
  /** The highest number among them; −1 for none. */
  readonly highest: number
  /** Some of them stand inside of object streams. */
  readonly hasPacked: boolean
  readonly trailer: PDFDict
  /** The trailer has a key twice. */
  readonly ambiguous: boolean
  readonly previous: number | null
  /** Where the update ends that this section closes: behind its own `startxref` and `%%EOF`; null when these do not follow. */
  readonly end: number | null
}

/** Every signature adds a section or two; more than this is an attempt to make a reader work. */
const MOST_SECTIONS = 256
/** Entries of all sections together: a compressed section of a few kilobytes may list a million objects. */
const MOST_ENTRIES = 2 * MOST_OBJECTS

const broken = (why: string, at: number): SigningError => new SigningError('PDF_BROKEN', { why, at })

/** Where a file ends as readers see it. */
export interface FileEnd {
  /** Where its last cross-reference section begins: the number behind the last `startxref`. */
  readonly xref: number
  /** Behind the last `%%EOF` and its line end. Readers pass over what may follow (within their patience). */
  readonly end: number
}

const PATIENCE = 1_024

/** Finds the last `startxref`. @throws PDF_BROKEN */
export function readFileEnd(bytes: Uint8Array): FileEnd {
  const from = Math.max(0, bytes.length - PATIENCE)
  const match = [...latin1(bytes.subarray(from)).matchAll(/startxref\s+(\d{1,10})\s+%%EOF(?:\r\n|\r|\n)?/g)].at(-1)
  if (match === undefined) throw broken('no startxref', bytes.length)
  return { xref: Number(match[1]), end: from + match.index + match[0].length }
}

/** The sections of a file, newest first, by the chain from its last cross-reference section. @throws PDF_BROKEN, PDF_ENCRYPTED */
export function readXrefChain(
  bytes: Uint8Array,
  last: number,
  context: PDFContext,
  known: Map<number, XrefSection> = new Map(),
): readonly XrefSection[] {
  const sections: XrefSection[] = []
  const seen = new Set<number>()
  let entries = 0
  for (let at: number | null = last; at !== null; ) {
    if (seen.has(at) || seen.size >= MOST_SECTIONS) throw broken('cross-reference chain', at)
    seen.add(at)
    // A section that was read is the same in every earlier end that reaches behind it.
    const found: XrefSection | undefined = known.get(at)
    const section: XrefSection = found?.end != null && found.end <= bytes.length ? found : readSection(bytes, at, context)
    known.set(at, section)
    sections.push(section)
    entries += section.entries.size
    if (entries > MOST_ENTRIES) throw broken('cross-reference size', at)
    at = section.previous
  }
  return sections
}

function readSection(bytes: Uint8Array, at: number, context: PDFContext): XrefSection {
  if (at <= 0 || at >= bytes.length) throw broken('cross-reference place', at)
  const classic = latin1(bytes.subarray(at, at + 4)) === 'xref'
  const { entries, trailer, after, ambiguous } = classic ? readTable(bytes, at, context) : readStream(bytes, at, context)
  if (trailer.has(PDFName.of('Encrypt'))) throw new SigningError('PDF_ENCRYPTED', {})
  const hidden = trailer.has(PDFName.of('XRefStm')) ? readHidden(bytes, trailer, entries, at, context) : entries
  const previous = integer(trailer.get(PDFName.of('Prev')), -1)
  let [highest, hasPacked] = [-1, false]
  for (const [number, { kind }] of hidden) {
    highest = Math.max(highest, number)
    hasPacked ||= kind === 'in'
  }
  return {
    at,
    classic,
    entries: hidden,
    highest,
    hasPacked,
    trailer,
    ambiguous,
    previous: trailer.has(PDFName.of('Prev')) ? previous : null,
    end: endOf(bytes, after, at),
  }
}

/**
 * Entries of a hybrid file (ISO 32000-1 §7.5.8.4): the table's, and those of a stream that readers which do not know streams pass over. Both must
 * show the same wherever both speak, else two readers would see two files.
 */
function readHidden(
  bytes: Uint8Array,
  trailer: PDFDict,
  table: ReadonlyMap<number, XrefEntry>,
  at: number,
  context: PDFContext,
): ReadonlyMap<number, XrefEntry> {
  const place = integer(trailer.get(PDFName.of('XRefStm')), -1)
  if (place <= 0 || place >= at) throw broken('hybrid cross-reference', at)
  const { entries } = readStream(bytes, place, context)
  const all = new Map(table)
  for (const [number, entry] of entries) {
    const shown = table.get(number)
    const same = shown?.kind === 'at' && entry.kind === 'at' && shown.offset === entry.offset
    if (shown !== undefined && shown.kind !== 'free' && !same) throw broken('hybrid cross-reference', at)
    all.set(number, entry)
  }
  return all
}

interface Body {
  readonly entries: ReadonlyMap<number, XrefEntry>
  readonly trailer: PDFDict
  readonly ambiguous: boolean
  readonly after: number
}

function readStream(bytes: Uint8Array, at: number, context: PDFContext): Body {
  const { object, end, ambiguous } = ObjectParser.at(bytes, at, context).parseIndirect()
  if (!(object instanceof PDFRawStream)) throw broken('cross-reference stream', at)
  return { entries: readXrefStream(object), trailer: object.dict, after: end, ambiguous }
}

const SUBSECTION = /^(\d{1,10}) (\d{1,10})[ ]?(?:\r\n|\r|\n)/
const ENTRY = /^(\d{10}) (\d{5}) ([nf])(?:\r\n| \n| \r)$/
const ENTRY_SIZE = 20

function readTable(bytes: Uint8Array, start: number, context: PDFContext): Body {
  const entries = new Map<number, XrefEntry>()
  let at = skipWhiteSpace(bytes, start + 4)
  while (latin1(bytes.subarray(at, at + 7)) !== 'trailer') {
    const head = SUBSECTION.exec(latin1(bytes.subarray(at, at + 32)))
    if (head === null) throw broken('cross-reference subsection', at)
    at += head[0].length
    const [first, count] = [Number(head[1]), Number(head[2])]
    if (first + count > MOST_OBJECTS || at + ENTRY_SIZE * count > bytes.length) throw broken('cross-reference subsection', at)
    for (let number = first; number < first + count; number += 1, at += ENTRY_SIZE) {
      const entry = ENTRY.exec(latin1(bytes.subarray(at, at + ENTRY_SIZE)))
      if (entry === null || entries.has(number)) throw broken('cross-reference entry', at)
      entries.set(
        number,
        entry[3] === 'n' ? { kind: 'at', offset: Number(entry[1]), generation: Number(entry[2]) } : { kind: 'free' },
      )
    }
    at = skipWhiteSpace(bytes, at)
  }
  const { object, end, ambiguous } = ObjectParser.at(bytes, at + 7, context).parseDirect()
  if (!(object instanceof PDFDict)) throw broken('trailer', at)
  return { entries, trailer: object, ambiguous, after: end }
}

function endOf(bytes: Uint8Array, after: number, at: number): number | null {
  const tail = /^\s*startxref\s+(\d{1,10})\s+%%EOF(?:\r\n|\r|\n)?/.exec(latin1(bytes.subarray(after, after + 64)))
  return tail !== null && Number(tail[1]) === at ? after + tail[0].length : null
}
