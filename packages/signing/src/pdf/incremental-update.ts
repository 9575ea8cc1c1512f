import {
  PDFArray,
  type PDFContext,
  PDFDict,
  PDFHexString,
  PDFName,
  type PDFObject,
  PDFObjectCopier,
  PDFRawStream,
  PDFRef,
} from 'pdf-lib'
import { SigningError } from '../errors.ts'
import { fromLatin1, joined } from './bytes.ts'
import { type Field, fieldsOf } from './fields.ts'
import { type Page, pagesOf } from './page-tree.ts'
import { Revision } from './revision.ts'

/** A finished update and where each raw object's body begins in the whole file, by object number. */
export interface FinishedUpdate {
  readonly update: Uint8Array
  readonly rawAt: ReadonlyMap<number, number>
}

/** A page that was taken over as a Form XObject, and the box that it has, in points. */
export interface ImportedPage {
  readonly ref: PDFRef
  readonly box: Page['box']
}

/**
 * One incremental update (ISO 32000-1 §7.5.6): what was there stays byte for byte, only new and changed objects are appended.
 * Rewriting an unchanged object would be enough for some validators to call the file modified, so nothing is written that was not touched.
 */
export class IncrementalUpdate {
  readonly base: Revision
  readonly context: PDFContext
  readonly #before: number
  readonly #touched = new Map<number, PDFRef>()
  readonly #raw = new Map<number, Uint8Array>()

  private constructor(base: Revision) {
    // A classic section may not follow a cross-reference stream (ISO 32000-1 §7.5.8.4); files of this house have none.
    if (!base.newest.classic) throw new SigningError('PDF_BROKEN', { why: 'cross-reference stream' })
    if (!base.isComplete) throw new SigningError('PDF_BROKEN', { why: 'bytes behind the end' })
    this.base = base
    this.context = base.context
    this.#before = base.size - 1
    this.context.largestObjectNumber = this.#before
  }

  /** Opens a file for one update. @throws PDF_BROKEN, PDF_TOO_LARGE, PDF_ENCRYPTED */
  static open(base: Uint8Array): IncrementalUpdate {
    return new IncrementalUpdate(Revision.open(base))
  }

  /** Says that this object was changed. */
  touch(ref: PDFRef): void {
    this.#touched.set(ref.objectNumber, ref)
  }

  /** The catalog, to be changed. */
  touchCatalog(): PDFDict {
    this.touch(this.base.rootRef)
    return this.base.catalog
  }

  /** The dictionary or array behind an entry, to be changed: touched where it is an object of its own, else its holder must be. */
  touchValue(holder: PDFDict, key: string): PDFDict | PDFArray | undefined {
    const value = holder.get(PDFName.of(key))
    if (value instanceof PDFRef) this.touch(value)
    const found = this.base.resolve(value)
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
    this.#raw.set(ref.objectNumber, body)
    return ref
  }

  /** A form field by its name. @throws FIELD_NOT_FOUND */
  field(name: string): Field {
    const field = fieldsOf(this.base).find((candidate) => candidate.name === name)
    if (field === undefined) throw new SigningError('FIELD_NOT_FOUND', { field: name })
    return field
  }

  /** Takes the page of a one-page PDF over as a Form XObject, with its fonts and images (appearance streams, ISO 32000-1 §12.5.5). */
  importPage(pdf: Uint8Array): ImportedPage {
    const source = Revision.open(pdf)
    const [page] = pagesOf(source)
    if (page === undefined) throw new SigningError('PDF_BROKEN', { why: 'appearance without a page' })
    for (const number of source.numbers()) {
      const located = source.locate(number)
      if (located !== null) source.context.assign(PDFRef.of(number, located.generation), located.object)
    }
    const held = source.get(page.dict, 'Contents')
    const contents = held instanceof PDFArray && held.size() === 1 ? source.resolve(held.get(0)) : held
    if (!(contents instanceof PDFRawStream)) throw new SigningError('PDF_BROKEN', { why: 'appearance page' })
    const copier = PDFObjectCopier.for(source.context, this.context)
    const form = copier.copy(contents)
    const resources = source.dict(page.dict, 'Resources')
    form.dict.set(PDFName.of('Type'), PDFName.of('XObject'))
    form.dict.set(PDFName.of('Subtype'), PDFName.of('Form'))
    form.dict.set(PDFName.of('BBox'), this.context.obj([...page.box]))
    form.dict.set(PDFName.of('Resources'), resources === undefined ? this.context.obj({}) : copier.copy(resources))
    form.dict.delete(PDFName.of('StructParents'))
    return { ref: this.context.register(form), box: page.box }
  }

  /** Writes the update: objects, a classic cross-reference section and a trailer that points back. Empty when nothing was changed. */
  finish(): FinishedUpdate {
    const base = this.base.bytes
    const start = base.at(-1) === 0x0a ? base.length : base.length + 1
    const parts: Uint8Array[] = start === base.length ? [] : [fromLatin1('\n')]
    const entries: XrefRow[] = []
    const rawAt = new Map<number, number>()
    let at = start
    const put = (bytes: Uint8Array): void => {
      parts.push(bytes)
      at += bytes.length
    }
    for (const ref of this.#changed()) {
      entries.push({ ref, at })
      put(fromLatin1(`${ref.objectNumber} ${ref.generationNumber} obj\n`))
      const raw = this.#raw.get(ref.objectNumber)
      if (raw !== undefined) rawAt.set(ref.objectNumber, at)
      put(raw ?? serialised(this.#objectOf(ref)))
      put(fromLatin1('\nendobj\n'))
    }
    // A section without an entry is damage to other readers.
    if (entries.length === 0) return { update: new Uint8Array(), rawAt }
    put(fromLatin1(`${xrefSection(entries)}${this.#trailer(at, entries.length)}`))
    return { update: joined(parts), rawAt }
  }

  #changed(): readonly PDFRef[] {
    const refs = new Map(this.#touched)
    for (const [ref] of this.context.enumerateIndirectObjects()) refs.set(ref.objectNumber, ref)
    for (const number of this.#raw.keys()) refs.set(number, PDFRef.of(number))
    return [...refs.values()].sort((a, b) => a.objectNumber - b.objectNumber)
  }

  /** New objects live in the context, those of the base in its revision. */
  #objectOf(ref: PDFRef): PDFObject {
    const object = ref.objectNumber > this.#before ? this.context.lookup(ref) : this.base.locate(ref.objectNumber)?.object
    if (object === undefined) throw new SigningError('PDF_BROKEN', { why: `object ${ref.toString()}` })
    return object
  }

  #trailer(xrefAt: number, count: number): string {
    const { trailer, at: previous } = this.base.newest
    const id = this.base.array(trailer, 'ID')?.get(0)
    const info = trailer.get(PDFName.of('Info'))
    // The second half of the identifier changes with each update (ISO 32000-1 §14.4); place and count of this one make it differ from every other of this file.
    const second = `${xrefAt.toString(16).padStart(16, '0')}${count.toString(16).padStart(16, '0')}`
    const size = this.context.largestObjectNumber + 1
    return `trailer\n<< /Size ${size} /Root ${String(this.base.rootRef)}${info === undefined ? '' : ` /Info ${String(info)}`} /ID [${String(id ?? PDFHexString.of('00'.repeat(16)))} <${second}>] /Prev ${previous} >>\nstartxref\n${xrefAt}\n%%EOF\n`
  }
}

interface XrefRow {
  readonly ref: PDFRef
  readonly at: number
}

/** The cross-reference section: a subsection for each run of neighbouring object numbers (ISO 32000-1 §7.5.4). */
function xrefSection(entries: readonly XrefRow[]): string {
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

/** An object as it is written. */
export function serialised(object: PDFObject): Uint8Array {
  const bytes = new Uint8Array(object.sizeInBytes())
  object.copyBytesInto(bytes, 0)
  return bytes
}

/** The file with the update behind it. */
export function applyUpdate(base: Uint8Array, update: Uint8Array): Uint8Array {
  return joined([base, update])
}
