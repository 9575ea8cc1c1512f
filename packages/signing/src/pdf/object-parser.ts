import {
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  PDFNumber,
  type PDFObject,
  PDFObjectParser,
  PDFRawStream,
  PDFRef,
  type PDFStream,
} from 'pdf-lib'
import { SigningError } from '../errors.ts'
import { latin1 } from './bytes.ts'

/** An indirect object and the bytes it takes, from its number to `endobj`. */
export interface Located {
  readonly number: number
  readonly generation: number
  readonly object: PDFObject
  readonly start: number
  readonly end: number
  /** A dictionary in it has a key twice: readers disagree which one counts. */
  readonly ambiguous: boolean
}

type Bytes = ConstructorParameters<typeof PDFObjectParser>[0]

const DEEPEST = 100
const keyword = (text: string): number[] => [...text].map((character) => character.charCodeAt(0))
const [OBJ, ENDOBJ, STREAM, ENDSTREAM] = ['obj', 'endobj', 'stream', 'endstream'].map(keyword) as [
  number[],
  number[],
  number[],
  number[],
]
const DIGITS = new Set(keyword('0123456789'))
const SIGNS_AND_DIGITS = new Set(keyword('+-.0123456789'))
const [LINE_FEED, CARRIAGE_RETURN, GREATER] = [0x0a, 0x0d, 0x3e]

/**
 * pdf-lib's object parser, made strict where readers disagree or a hostile file could make it run away: nesting is bounded,
 * a stream is as long as its Length says and no search is made for its end, keys that stand twice are noticed.
 */
export class ObjectParser extends PDFObjectParser {
  readonly #raw: Uint8Array
  readonly #lengthOf: (ref: PDFRef) => number | null
  #depth = 0
  #ambiguous = false

  private constructor(raw: Uint8Array, bytes: Bytes, context: PDFContext, lengthOf: (ref: PDFRef) => number | null) {
    super(bytes, context)
    this.#raw = raw
    this.#lengthOf = lengthOf
  }

  /**
   * A parser that starts at `at`.
   * @param lengthOf the number behind a reference, for streams whose Length is an object of its own
   */
  static at(bytes: Uint8Array, at: number, context: PDFContext, lengthOf: (ref: PDFRef) => number | null = () => null) {
    // The library keeps its class of byte streams to itself; one of its own parsers has one.
    const stream: unknown = Reflect.get(PDFObjectParser.forBytes(bytes, context), 'bytes')
    const parser = new ObjectParser(bytes, stream as Bytes, context, lengthOf)
    parser.bytes.moveTo(at)
    return parser
  }

  /** Reads `n g obj … endobj`. @throws PDF_BROKEN */
  parseIndirect(): Located {
    return this.#guarded(() => {
      const start = this.bytes.offset()
      const number = this.parseRawInt()
      this.skipWhitespace()
      const generation = this.parseRawInt()
      this.skipWhitespace()
      this.#expect(OBJ)
      const object = this.parseObject()
      this.skipWhitespaceAndComments()
      this.#expect(ENDOBJ)
      return { number, generation, object, start, end: this.bytes.offset(), ambiguous: this.#ambiguous }
    })
  }

  /** Reads one direct object and says where it ends. @throws PDF_BROKEN */
  parseDirect(): { object: PDFObject; end: number; ambiguous: boolean } {
    return this.#guarded(() => {
      const object = this.parseObject()
      return { object, end: this.bytes.offset(), ambiguous: this.#ambiguous }
    })
  }

  override parseObject(ref?: PDFRef): PDFObject {
    if (this.#depth >= DEEPEST) throw new SigningError('PDF_BROKEN', { why: 'nesting' })
    this.#depth += 1
    const object = super.parseObject(ref)
    this.#depth -= 1
    return object
  }

  /** As the library reads numbers, but one that no reader can hold is refused instead of warned about. */
  protected override parseRawNumber(): number {
    let text = ''
    const take = (): void => {
      text += String.fromCharCode(this.bytes.next())
    }
    while (SIGNS_AND_DIGITS.has(this.bytes.peek()) && !text.endsWith('.')) take()
    while (DIGITS.has(this.bytes.peek())) take()
    const value = Number(text)
    if (text === '' || !(Math.abs(value) <= Number.MAX_SAFE_INTEGER)) throw new SigningError('PDF_BROKEN', { why: 'number' })
    return value
  }

  /** As the library reads hexadecimal strings, but in one piece: the room for a signature is tens of thousands of digits. */
  protected override parseHexString(): PDFHexString {
    this.bytes.assertNext(0x3c)
    const start = this.bytes.offset()
    const end = this.#raw.indexOf(GREATER, start)
    const text = latin1(this.#raw.subarray(start, end < 0 ? this.#raw.length : end))
    this.bytes.moveTo(end < 0 ? this.#raw.length : end)
    this.bytes.assertNext(GREATER)
    return PDFHexString.of(text)
  }

  protected override parseDict(ref?: PDFRef): PDFDict {
    this.bytes.assertNext(0x3c)
    this.bytes.assertNext(0x3c)
    this.skipWhitespaceAndComments()
    const entries = new Map<PDFName, PDFObject>()
    while (this.bytes.peek() !== GREATER) {
      const key = this.parseName()
      if (entries.has(key)) this.#ambiguous = true
      entries.set(key, this.parseObject(ref))
      this.skipWhitespaceAndComments()
    }
    this.bytes.assertNext(GREATER)
    this.bytes.assertNext(GREATER)
    return PDFDict.fromMapWithContext(entries, this.context)
  }

  protected override parseDictOrStream(ref?: PDFRef): PDFDict | PDFStream {
    const dict = this.parseDict(ref)
    const end = this.bytes.offset()
    this.skipWhitespaceAndComments()
    if (!this.matchKeyword(STREAM)) {
      this.bytes.moveTo(end)
      return dict
    }
    if (this.bytes.peek() === CARRIAGE_RETURN) this.bytes.next()
    this.bytes.assertNext(LINE_FEED)
    const start = this.bytes.offset()
    const after = start + this.#length(dict.get(PDFName.of('Length')))
    this.bytes.moveTo(after)
    this.skipWhitespace()
    this.#expect(ENDSTREAM)
    return PDFRawStream.of(dict, this.bytes.slice(start, after))
  }

  #length(value: PDFObject | undefined): number {
    const length = value instanceof PDFRef ? this.#lengthOf(value) : value instanceof PDFNumber ? value.asNumber() : null
    if (length === null || !Number.isSafeInteger(length) || length < 0)
      throw new SigningError('PDF_BROKEN', { why: 'stream length' })
    return length
  }

  #expect(word: number[]): void {
    if (!this.matchKeyword(word))
      throw new SigningError('PDF_BROKEN', { why: `${String.fromCharCode(...word)} expected`, at: this.bytes.offset() })
  }

  #guarded<T>(work: () => T): T {
    try {
      return work()
    } catch (cause) {
      if (cause instanceof SigningError) throw cause
      throw new SigningError('PDF_BROKEN', { why: cause instanceof Error ? cause.message.slice(0, 200) : 'object' }, { cause })
    }
  }
}
