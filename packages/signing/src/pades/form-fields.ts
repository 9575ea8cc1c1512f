import { PDFArray, PDFDict, PDFHexString, PDFName, PDFNumber, PDFRef, PDFString } from 'pdf-lib'
import { SigningError } from '../errors.ts'
import { applyUpdate, IncrementalUpdate } from '../pdf/incremental-update.ts'
import { type Page, pagesOf } from '../pdf/page-tree.ts'
import { emptyAppearance, showPage } from './appearance.ts'
import { type FieldLock, lockDictionary } from './field-lock.ts'

/** A field to be added. Places are in points from the page's upper left corner, as the renderer tells them. */
export interface FormField {
  readonly name: string
  readonly kind: 'signature' | 'text'
  /** From 1. */
  readonly page: number
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  /** What it is, for people who listen to the page. */
  readonly label: string
  /** What a text field holds from the beginning; it can be filled anew until it is closed. */
  readonly value?: string
  /** How that looks: a one-page PDF. */
  readonly appearance?: Uint8Array
  /** What is locked once this signature field is signed. */
  readonly lock?: FieldLock
}

const N = PDFName.of
const PRINTED = 4
/** Signatures exist, and the file may only be appended to (ISO 32000-1 table 219). */
const SIG_FLAGS = 3

/**
 * Adds every field of a form in one update, before anybody signs: once the first signature certifies the file, no new field may appear.
 * Widgets are tagged as Form elements and have an (empty) appearance, as PDF/A-3a asks.
 * @throws PDF_BROKEN, FIELD_TAKEN when the form has fields already
 */
export async function addFormFields(pdf: Uint8Array, fields: readonly FormField[]): Promise<Uint8Array> {
  const update = IncrementalUpdate.open(pdf)
  const catalog = update.touchCatalog()
  if (catalog.has(N('AcroForm'))) throw new SigningError('FIELD_TAKEN', { why: 'the file has a form' })
  const tags = tagTree(update)
  const pages = pagesOf(update.base)
  const refs = fields.map((field) => {
    const page = pages[field.page - 1]
    if (page === undefined) throw new SigningError('PDF_BROKEN', { page: field.page })
    const widget = addWidget(update, page, field)
    if (tags !== null) tagWidget(update, tags, page, widget, field.label)
    return widget.ref
  })
  const form = update.context.obj({ SigFlags: SIG_FLAGS })
  form.set(N('Fields'), update.context.obj(refs))
  catalog.set(N('AcroForm'), update.add(form))
  return applyUpdate(pdf, update.finish().update)
}

interface Widget {
  readonly ref: PDFRef
  readonly dict: PDFDict
}

/** A widget that is one with its field, on the page's list of annotations: some judges look for a field's appearance and value nowhere else. */
function addWidget(update: IncrementalUpdate, page: Page, field: FormField): Widget {
  const [left, , , top] = page.box
  const rect = [left + field.x, top - field.y - field.h, left + field.x + field.w, top - field.y].map(
    (value) => Math.round(value * 100) / 100,
  )
  const widget = update.context.obj({
    Type: 'Annot',
    Subtype: 'Widget',
    FT: field.kind === 'signature' ? 'Sig' : 'Tx',
    F: PRINTED,
  })
  widget.set(N('T'), PDFHexString.fromText(field.name))
  widget.set(N('TU'), PDFHexString.fromText(field.label))
  widget.set(N('Rect'), update.context.obj(rect))
  widget.set(N('P'), page.ref)
  if (field.appearance === undefined) widget.set(N('AP'), emptyAppearance(update, rect))
  else showPage(update, widget, field.appearance)
  if (field.kind === 'text') {
    widget.set(N('DA'), PDFString.of('0 g'))
    widget.set(N('V'), field.value === undefined ? PDFString.of('') : PDFHexString.fromText(field.value))
  }
  if (field.lock !== undefined) widget.set(N('Lock'), update.add(lockDictionary(field.lock, update.context)))
  const ref = update.add(widget)
  update.touch(page.ref)
  const annotations = update.touchValue(page.dict, 'Annots')
  if (annotations instanceof PDFArray) annotations.push(ref)
  else page.dict.set(N('Annots'), update.context.obj([ref]))
  page.dict.set(N('Tabs'), N('S'))
  return { ref, dict: widget }
}

/** The parts of the structure tree that widgets hang on; null in an untagged file. */
interface TagTree {
  readonly root: PDFDict
  readonly parent: PDFDict
  readonly parentRef: PDFRef
  readonly numbers: PDFArray
  next: number
}

function tagTree(update: IncrementalUpdate): TagTree | null {
  const { base } = update
  const root = update.touchValue(base.catalog, 'StructTreeRoot')
  if (!(root instanceof PDFDict)) return null
  const parents = update.touchValue(root, 'ParentTree')
  const numbers = parents instanceof PDFDict ? update.touchValue(parents, 'Nums') : undefined
  const held = root.get(N('K'))
  const kids = base.resolve(held)
  const parentRef = kids instanceof PDFArray ? kids.get(0) : held
  const parent = base.resolve(parentRef)
  if (!(numbers instanceof PDFArray) || !(parentRef instanceof PDFRef) || !(parent instanceof PDFDict))
    throw new SigningError('PDF_BROKEN', { why: 'structure tree' })
  update.touch(parentRef)
  putFirst(root, 'ParentTree')
  const last = numbers.size() >= 2 ? base.resolve(numbers.get(numbers.size() - 2)) : undefined
  const announced = base.get(root, 'ParentTreeNextKey')
  const next = Math.max(
    last instanceof PDFNumber ? last.asNumber() + 1 : 0,
    announced instanceof PDFNumber ? announced.asNumber() : 0,
  )
  return { root, parent, parentRef, numbers, next }
}

/**
 * Puts an entry before the others. The order means nothing to a reader, but EU DSS compares two revisions by walking down from the catalog and looks
 * at each object where it first comes to it: a widget that it finds by the tree of parents it knows to belong to the tags, one that it finds by the
 * tree of elements it takes for unknown content that was changed.
 */
function putFirst(dict: PDFDict, key: string): void {
  const entries = dict.entries().filter(([name]) => name !== N(key))
  const value = dict.get(N(key))
  for (const [name] of entries) dict.delete(name)
  if (value !== undefined) dict.set(N(key), value)
  for (const [name, each] of entries) dict.set(name, each)
}

/** The widget as a Form element of the structure tree, with its label as alternate description (ISO 14289-1 §7.18.4). */
function tagWidget(update: IncrementalUpdate, tags: TagTree, page: Page, widget: Widget, label: string): void {
  const reference = update.context.obj({ Type: 'OBJR' })
  reference.set(N('Obj'), widget.ref)
  reference.set(N('Pg'), page.ref)
  const element = update.context.obj({ Type: 'StructElem', S: 'Form' })
  element.set(N('P'), tags.parentRef)
  element.set(N('Pg'), page.ref)
  element.set(N('K'), reference)
  element.set(N('Alt'), PDFHexString.fromText(label))
  const ref = update.add(element)
  const kids = update.touchValue(tags.parent, 'K')
  if (kids instanceof PDFArray) kids.push(ref)
  else {
    const only = tags.parent.get(N('K'))
    tags.parent.set(N('K'), update.context.obj(only === undefined ? [ref] : [only, ref]))
  }
  widget.dict.set(N('StructParent'), PDFNumber.of(tags.next))
  tags.numbers.push(PDFNumber.of(tags.next))
  tags.numbers.push(ref)
  tags.next += 1
  tags.root.set(N('ParentTreeNextKey'), PDFNumber.of(tags.next))
}
