import {
  PDFArray,
  type PDFContext,
  PDFDict,
  type PDFDocument,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFObjectCopier,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib'
import { SigningError } from '../errors.ts'
import { type Field, fieldsOf, fromLatin1, lastXref, openPdf } from './pdf-file.ts'

/** A finished update and where each raw object's body begins in the whole file. */
export interface FinishedUpdate {
  readonly update: Uint8Array
  readonly rawAt: ReadonlyMap<string, number>
}

/**
 * One incremental update (ISO 32000-1 §7.5.6): what was there stays byte for byte, only new and changed objects are appended.
 * Rewriting an unchanged object would be enough for some validators to call the file modified, so nothing is written that was not touched.
 */
export class IncrementalUpdate {
  readonly document: PDFDocument
  readonly context: PDFContext
  readonly #base: Uint8Array
  readonly #before: number
  readonly #touched = new Map<string, PDFRef>()
  readonly #raw = new Map<string, { ref: PDFRef; body: Uint8Array }>()

  private constructor(base: Uint8Array, document: PDFDocument) {
    this.#base = base
    this.document = document
    this.context = document.context
    this.#before = document.context.largestObjectNumber
  }

  /** Opens a file for one update. @throws PDF_BROKEN, PDF_TOO_LARGE, PDF_ENCRYPTED */
  static async open(base: Uint8Array): Promise<IncrementalUpdate> {
    return new IncrementalUpdate(base, await openPdf(base))
  }

  /** Says that this object was changed. */
  touch(ref: PDFRef): void {
    this.#touched.set(ref.toString(), ref)
  }

  /** The catalog, to be changed. */
  touchCatalog(): PDFDict {
    const { Root } = this.context.trailerInfo
    if (!(Root instanceof PDFRef)) throw new SigningError('PDF_BROKEN', { why: 'no root' })
    this.touch(Root)
    return this.document.catalog
  }

  /** The dictionary behind a value, to be changed: touched where it is an object of its own, else its holder must be. */
  touchValue(holder: PDFDict, key: string): PDFDict | PDFArray | undefined {
    const value = holder.get(PDFName.of(key))
    if (value instanceof PDFRef) this.touch(value)
    const found = holder.lookup(PDFName.of(key))
    return found instanceof PDFDict || found instanceof PDFArray ? found : undefined
  }

  /** Adds a new object. */
  add(object: PDFObject): PDFRef {
    return this.context.register(object)
  }

  /** Adds a new stream. */
  addStream(bytes: Uint8Array, dict: Record<string, string | number | readonly number[]> = {}): PDFRef {
    return this.context.register(this.context.stream(bytes, dict as Record<string, string>))
  }

  /** Adds an object whose bytes are written as they are; its place is told when the update is finished. */
  addRaw(body: Uint8Array): PDFRef {
    const ref = this.context.nextRef()
    this.#raw.set(ref.toString(), { ref, body })
    return ref
  }

  /** A form field by its name. @throws FIELD_NOT_FOUND */
  field(name: string): Field {
    const field = fieldsOf(this.document).find((candidate) => candidate.name === name)
    if (field === undefined) throw new SigningError('FIELD_NOT_FOUND', { field: name })
    return field
  }

  /** Takes the page of a one-page PDF over as a Form XObject, with its fonts and images (appearance streams, ISO 32000-1 §12.5.5). */
  async importPage(pdf: Uint8Array): Promise<PDFRef> {
    const source = await openPdf(pdf)
    const page = source.getPage(0)
    const copier = PDFObjectCopier.for(source.context, this.context)
    const contents = page.node.Contents()
    const single = contents instanceof PDFArray ? source.context.lookup(contents.get(0)) : contents
    if (!(single instanceof PDFRawStream) || (contents instanceof PDFArray && contents.size() > 1))
      throw new SigningError('PDF_BROKEN', { why: 'appearance page' })
    const form = copier.copy(single)
    const { width, height } = page.getSize()
    const resources = page.node.Resources()
    form.dict.set(PDFName.of('Type'), PDFName.of('XObject'))
    form.dict.set(PDFName.of('Subtype'), PDFName.of('Form'))
    form.dict.set(PDFName.of('BBox'), this.context.obj([0, 0, width, height]))
    form.dict.set(PDFName.of('Resources'), resources === undefined ? this.context.obj({}) : copier.copy(resources))
    form.dict.delete(PDFName.of('StructParents'))
    return this.context.register(form)
  }

  /** Writes the update: objects, a classic cross-reference section and a trailer that points back. Empty when nothing was changed. */
  finish(): FinishedUpdate {
    const start = this.#base.at(-1) === 0x0a ? this.#base.length : this.#base.length + 1
    const parts: Uint8Array[] = start === this.#base.length ? [] : [fromLatin1('\n')]
    const entries: { ref: PDFRef; at: number }[] = []
    const rawAt = new Map<string, number>()
    let at = start
    const put = (bytes: Uint8Array): void => {
      parts.push(bytes)
      at += bytes.length
    }
    for (const ref of this.#changed()) {
      entries.push({ ref, at })
      put(fromLatin1(`${ref.objectNumber} ${ref.generationNumber} obj\n`))
      const raw = this.#raw.get(ref.toString())
      if (raw !== undefined) rawAt.set(ref.toString(), at)
      put(raw?.body ?? this.#bodyOf(ref))
      put(fromLatin1('\nendobj\n'))
    }
    if (entries.length === 0) return { update: new Uint8Array(), rawAt }
    const xrefAt = at
    put(fromLatin1(`${xrefSection(entries)}${this.#trailer(xrefAt, entries)}`))
    return { update: joined(parts), rawAt }
  }

  #changed(): readonly PDFRef[] {
    const refs = new Map(this.#touched)
    for (const [ref] of this.context.enumerateIndirectObjects())
      if (ref.objectNumber > this.#before) refs.set(ref.toString(), ref)
    for (const { ref } of this.#raw.values()) refs.set(ref.toString(), ref)
    return [...refs.values()].sort((a, b) => a.objectNumber - b.objectNumber)
  }

  #bodyOf(ref: PDFRef): Uint8Array {
    const object = this.context.lookup(ref)
    if (object === undefined) throw new SigningError('PDF_BROKEN', { why: `object ${ref.toString()}` })
    const body = new Uint8Array(object.sizeInBytes())
    object.copyBytesInto(body, 0)
    return body
  }

  #trailer(xrefAt: number, entries: readonly { at: number }[]): string {
    const { Root, Info, ID } = this.context.trailerInfo
    const first = ID instanceof PDFArray ? ID.get(0) : PDFHexString.of('00'.repeat(16))
    // The second half of the identifier changes with each update (ISO 32000-1 §14.4); place and count of this one make it differ from every other of this file.
    const second = `${xrefAt.toString(16).padStart(16, '0')}${entries.length.toString(16).padStart(16, '0')}`
    const size = Math.max(this.context.largestObjectNumber, ...[...this.#raw.values()].map((raw) => raw.ref.objectNumber)) + 1
    return `trailer\n<< /Size ${size} /Root ${String(Root)}${Info === undefined ? '' : ` /Info ${String(Info)}`} /ID [${String(first)} <${second}>] /Prev ${lastXref(this.#base)} >>\nstartxref\n${xrefAt}\n%%EOF\n`
  }
}

/** The cross-reference section: a subsection for each run of neighbouring object numbers (ISO 32000-1 §7.5.4). */
function xrefSection(entries: readonly { ref: PDFRef; at: number }[]): string {
  let text = 'xref\n'
  for (let i = 0; i < entries.length; ) {
    let end = i + 1
    while (end < entries.length && entries[end]?.ref.objectNumber === (entries[end - 1]?.ref.objectNumber ?? 0) + 1) end += 1
    const run = entries.slice(i, end)
    text += `${run[0]?.ref.objectNumber ?? 0} ${run.length}\n`
    for (const { ref, at } of run)
      text += `${String(at).padStart(10, '0')} ${String(ref.generationNumber).padStart(5, '0')} n\r\n`
    i = end
  }
  return text
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0))
  let at = 0
  for (const part of parts) {
    all.set(part, at)
    at += part.length
  }
  return all
}

/** The file with the update behind it. */
export function applyUpdate(base: Uint8Array, update: Uint8Array): Uint8Array {
  return joined([base, update])
}
