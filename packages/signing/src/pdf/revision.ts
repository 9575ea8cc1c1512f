import {
  PDFArray,
  PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNull,
  PDFNumber,
  type PDFObject,
  PDFRawStream,
  PDFRef,
  PDFString,
} from 'pdf-lib'
import { SigningError } from '../errors.ts'
import { integer } from './bounded-stream.ts'
import { latin1 } from './bytes.ts'
import { type Located, ObjectParser } from './object-parser.ts'
import { type ObjectStream, readObjectStream } from './object-stream.ts'
import { readFileEnd, readXrefChain, type XrefSection } from './xref.ts'
import type { XrefEntry } from './xref-entry.ts'

/** Largest file that is opened unless a caller says otherwise. */
export const LARGEST_PDF = 200 * 1024 * 1024
const MOST_HOPS = 16
/** What one object stream unpacks to at most, and all that are looked into together, in bytes. */
const [LARGEST_PACKED, MOST_PACKED] = [64 * 1024 * 1024, 512 * 1024 * 1024]

/** What revisions of one file share: objects by their place, so that none is read twice. */
interface Shared {
  readonly context: PDFContext
  readonly at: Map<number, Located>
  readonly streams: Map<number, ObjectStream>
  /** Bytes that were unpacked so far. */
  unpacked: number
  readonly sections: Map<number, XrefSection>
  /** Places at which an object's head was found, as `number generation`. */
  readonly heads: Map<number, string>
  /** Objects that a section does not find where it says. */
  readonly misplaced: WeakMap<XrefSection, readonly number[]>
  readonly ends: Map<number, Revision>
}

/**
 * A PDF up to one of its ends, as its cross-reference chain shows it: what the chain does not reach does not exist, and an object is read
 * when it is asked for. pdf-lib's own loader scans the file instead and takes the last object of a number, which is not what readers show.
 */
export class Revision {
  readonly bytes: Uint8Array
  /** Nothing follows behind the last `%%EOF`. */
  readonly isComplete: boolean
  /** Newest first. */
  readonly sections: readonly XrefSection[]
  readonly #shared: Shared
  readonly #reading = new Set<number>()

  private constructor(bytes: Uint8Array, shared: Shared) {
    this.bytes = bytes
    this.#shared = shared
    const { xref, end } = readFileEnd(bytes)
    this.isComplete = end === bytes.length
    this.sections = readXrefChain(bytes, xref, shared.context, shared.sections)
    this.#checkPlaces()
  }

  /** Opens a file. @throws PDF_TOO_LARGE, PDF_ENCRYPTED, PDF_BROKEN */
  static open(bytes: Uint8Array, largest = LARGEST_PDF): Revision {
    if (bytes.length > largest) throw new SigningError('PDF_TOO_LARGE', { size: bytes.length, largest })
    if (latin1(bytes.subarray(0, 5)) !== '%PDF-') throw new SigningError('PDF_BROKEN', { why: 'no header' })
    const revision = new Revision(bytes, {
      context: PDFContext.create(),
      at: new Map(),
      streams: new Map(),
      unpacked: 0,
      sections: new Map(),
      heads: new Map(),
      misplaced: new WeakMap(),
      ends: new Map(),
    })
    if (revision.dict(revision.catalog, 'Pages') === undefined) throw new SigningError('PDF_BROKEN', { why: 'no pages' })
    return revision
  }

  /** The same file up to an earlier end. @throws PDF_BROKEN */
  upTo(end: number): Revision {
    if (end === this.bytes.length) return this
    const known = this.#shared.ends.get(end)
    if (known !== undefined) return known
    const revision = new Revision(this.bytes.subarray(0, end), this.#shared)
    this.#shared.ends.set(end, revision)
    return revision
  }

  /** Context that every object of this file belongs to. It resolves nothing by itself. */
  get context(): PDFContext {
    return this.#shared.context
  }

  /** The newest section. */
  get newest(): XrefSection {
    const [section] = this.sections
    if (section === undefined) throw new SigningError('PDF_BROKEN', { why: 'no cross-reference' })
    return section
  }

  /** Reference of the catalog. @throws PDF_BROKEN */
  get rootRef(): PDFRef {
    const root = this.newest.trailer.get(PDFName.of('Root'))
    if (!(root instanceof PDFRef)) throw new SigningError('PDF_BROKEN', { why: 'no root' })
    return root
  }

  /** The catalog. @throws PDF_BROKEN */
  get catalog(): PDFDict {
    const catalog = this.resolve(this.rootRef)
    if (!(catalog instanceof PDFDict)) throw new SigningError('PDF_BROKEN', { why: 'no catalog' })
    return catalog
  }

  /** One more than the highest object number, whatever the trailer says. */
  get size(): number {
    let highest = integer(this.newest.trailer.get(PDFName.of('Size')), 1) - 1
    for (const section of this.sections) highest = Math.max(highest, section.highest)
    return highest + 1
  }

  /** Some objects stand inside of streams, so that the bytes do not show them. */
  get hasPacked(): boolean {
    return this.sections.some((section) => section.hasPacked)
  }

  /** Numbers of the objects that exist. */
  numbers(): readonly number[] {
    const known = new Set(this.sections.flatMap(({ entries }) => [...entries.keys()]))
    return [...known].filter((number) => (this.#entry(number)?.kind ?? 'free') !== 'free')
  }

  /** An object and where it stands; null when there is none of this number. @throws PDF_BROKEN */
  locate(number: number): Located | null {
    const entry = this.#entry(number)
    if (entry === undefined || entry.kind === 'free') return null
    return entry.kind === 'at' ? this.#readAt(number, entry.offset, entry.generation) : this.#readIn(number, entry)
  }

  /** The newest section that lists an object says where it is. Nothing is copied together: a file may have as many revisions as sections. */
  #entry(number: number): XrefEntry | undefined {
    for (const { entries } of this.sections) {
      const entry = entries.get(number)
      if (entry !== undefined) return entry
    }
    return undefined
  }

  /** What a value stands for: itself, or the object it refers to; undefined for nothing and null. @throws PDF_BROKEN */
  resolve(value: PDFObject | undefined): PDFObject | undefined {
    let found = value
    for (let hops = 0; found instanceof PDFRef; hops += 1) {
      if (hops >= MOST_HOPS) throw new SigningError('PDF_BROKEN', { why: 'references in a circle' })
      const located = this.locate(found.objectNumber)
      found = located === null || located.generation !== found.generationNumber ? undefined : located.object
    }
    return found === PDFNull ? undefined : found
  }

  /** A dictionary's entry, resolved. */
  get(holder: PDFDict, key: string): PDFObject | undefined {
    return this.resolve(holder.get(PDFName.of(key)))
  }

  /** The same, if it is a dictionary. */
  dict(holder: PDFDict, key: string): PDFDict | undefined {
    const value = this.get(holder, key)
    return value instanceof PDFDict ? value : undefined
  }

  /** The same, if it is an array. */
  array(holder: PDFDict, key: string): PDFArray | undefined {
    const value = this.get(holder, key)
    return value instanceof PDFArray ? value : undefined
  }

  /** A name's text without its slash; null when it is something else. */
  name(holder: PDFDict, key: string): string | null {
    const value = this.get(holder, key)
    return value instanceof PDFName ? value.decodeText() : null
  }

  /** A text string, decoded; null when it is something else. */
  text(holder: PDFDict, key: string): string | null {
    const value = this.get(holder, key)
    return value instanceof PDFString || value instanceof PDFHexString ? value.decodeText() : null
  }

  /** Every entry must point at an object of its number: a reader that finds a wrong one rebuilds the file by its own lights. */
  #checkPlaces(): void {
    for (const section of this.sections)
      for (const number of this.#misplacedIn(section)) {
        const entry = section.entries.get(number)
        if (entry?.kind === 'at' && entry === this.#entry(number))
          throw new SigningError('PDF_BROKEN', { why: 'cross-reference points elsewhere', object: number, at: entry.offset })
      }
  }

  #misplacedIn(section: XrefSection): readonly number[] {
    const known = this.#shared.misplaced.get(section)
    if (known !== undefined) return known
    const found: number[] = []
    for (const [number, entry] of section.entries)
      if (entry.kind === 'at' && this.#headAt(entry.offset) !== `${number} ${entry.generation}`) found.push(number)
    this.#shared.misplaced.set(section, found)
    return found
  }

  #headAt(offset: number): string {
    const known = this.#shared.heads.get(offset)
    if (known !== undefined) return known
    const head = /^(\d{1,10})\s{1,2}(\d{1,5})\s{1,2}obj/.exec(latin1(this.bytes.subarray(offset, offset + 28)))
    const text = head === null ? '' : `${Number(head[1])} ${Number(head[2])}`
    this.#shared.heads.set(offset, text)
    return text
  }

  #readAt(number: number, offset: number, generation: number): Located {
    const known = this.#shared.at.get(offset)
    const located = known ?? this.#parse(number, offset)
    if (located.number !== number || located.generation !== generation || located.end > this.bytes.length)
      throw new SigningError('PDF_BROKEN', { why: 'object elsewhere', object: number, at: offset })
    if (known === undefined) this.#shared.at.set(offset, located)
    return located
  }

  #parse(number: number, offset: number): Located {
    if (this.#reading.has(number)) throw new SigningError('PDF_BROKEN', { why: 'object needs itself', object: number })
    this.#reading.add(number)
    try {
      return ObjectParser.at(this.bytes, offset, this.context, (ref) => {
        const length = this.resolve(ref)
        return length instanceof PDFNumber ? length.asNumber() : null
      }).parseIndirect()
    } finally {
      this.#reading.delete(number)
    }
  }

  /** Numbers of the objects that stand in an object stream, whatever the cross-reference lists of them. @throws PDF_BROKEN */
  numbersIn(stream: number): readonly number[] {
    return this.#unpack(stream).numbers
  }

  #readIn(number: number, { stream, index }: Extract<XrefEntry, { kind: 'in' }>): Located | null {
    const packed = this.#unpack(stream)
    const found = packed.objects.get(number) ?? null
    // Readers that go by the place would show another object under this number.
    if (found !== null && packed.numbers[index] !== number)
      throw new SigningError('PDF_BROKEN', { why: 'place in an object stream', object: number })
    return found
  }

  #unpack(stream: number): ObjectStream {
    const entry = this.#entry(stream)
    if (entry?.kind !== 'at') throw new SigningError('PDF_BROKEN', { why: 'object stream', object: stream })
    const known = this.#shared.streams.get(entry.offset)
    if (known !== undefined) return known
    const container = this.#readAt(stream, entry.offset, entry.generation)
    if (!(container.object instanceof PDFRawStream)) throw new SigningError('PDF_BROKEN', { why: 'object stream' })
    const largest = Math.min(LARGEST_PACKED, MOST_PACKED - this.#shared.unpacked)
    const packed = readObjectStream(container.object, container, this.context, largest)
    this.#shared.unpacked += packed.size
    this.#shared.streams.set(entry.offset, packed)
    return packed
  }
}
