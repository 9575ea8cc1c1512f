import { PDFArray, PDFBool, PDFDict, PDFName, PDFNumber, type PDFObject, PDFRef } from 'pdf-lib'
import type { Located } from '../pdf/object-parser.ts'
import { type Page, pagesOf } from '../pdf/page-tree.ts'
import type { Revision } from '../pdf/revision.ts'
import { type Change, notAllowed } from './change.ts'
import { changedKeys, sameObject } from './compare.ts'
import type { PlacedAnnotations, Surroundings } from './surroundings.ts'

/** Reads them. @throws PDF_BROKEN */
export function placedAnnotations(revision: Revision): PlacedAnnotations {
  const pages = pagesOf(revision)
  const pageOf = new Map<number, Page>()
  const comments = new Set<number>()
  for (const page of pages) {
    pageOf.set(page.ref.objectNumber, page)
    const list = page.dict.get(PDFName.of('Annots'))
    if (list instanceof PDFRef) pageOf.set(list.objectNumber, page)
    for (const ref of annotationsOf(revision, page.dict)) {
      const dict = revision.resolve(ref)
      if (ref instanceof PDFRef && dict instanceof PDFDict && revision.name(dict, 'Subtype') !== 'Widget')
        comments.add(ref.objectNumber)
    }
  }
  return { pages, pageOf, comments }
}

const annotationsOf = (revision: Revision, page: PDFDict): readonly PDFObject[] => revision.array(page, 'Annots')?.asArray() ?? []

/** What it is when a page's list of annotations, or one of them, was changed; null when this is neither. */
export function annotationChange(around: Surroundings, was: Located, now: Located, what: string): readonly Change[] | null {
  const { pageOf, comments } = around.annotations()
  const page = pageOf.get(was.number)
  if (page !== undefined) {
    const keys = was.object instanceof PDFDict && now.object instanceof PDFDict ? changedKeys(was.object, now.object) : ['Annots']
    if (keys.some((key) => key !== 'Annots')) return [notAllowed(what, `CHANGED_${keys.join('_')}`)]
    return listChange(around, page, what)
  }
  if (!comments.has(was.number) || !(was.object instanceof PDFDict) || !(now.object instanceof PDFDict)) return null
  const why = `CHANGED_${changedKeys(was.object, now.object).join('_')}`
  return [
    isComment(around.after, now.object) && isComment(around.before, was.object)
      ? { kind: 'ANNOTATION', what, why }
      : notAllowed(what, why),
  ]
}

/** What stood there must stay, in its order; what came is a widget, which is judged as a field, or a comment. */
function listChange({ before, after, added }: Surroundings, page: Page, what: string): readonly Change[] {
  const dict = after.resolve(page.ref)
  const [was, now] = [annotationsOf(before, page.dict), dict instanceof PDFDict ? annotationsOf(after, dict) : []]
  if (!was.every((ref, i) => now[i] !== undefined && sameObject(ref, now[i]))) return [notAllowed(what, 'CHANGED_Annots')]
  return now.slice(was.length).flatMap((ref): readonly Change[] => {
    const annotation = after.resolve(ref)
    const isNew = ref instanceof PDFRef && added.has(ref.objectNumber)
    if (!isNew || !(annotation instanceof PDFDict)) return [notAllowed(what, 'CHANGED_Annots')]
    const isField = after.name(annotation, 'Subtype') === 'Widget' && isNewField(before, after, ref)
    if (isField) return []
    return isComment(after, annotation)
      ? [{ kind: 'ANNOTATION', what, why: 'CHANGED_Annots' }]
      : [notAllowed(what, `ANNOTATION_${after.name(annotation, 'Subtype') ?? ''}`)]
  })
}

/** Comments that mark what is there; none that a reader could take for it, nor one that covers it (evil annotation attack). */
const MARKS = new Set(['Text', 'Popup', 'Caret', 'Highlight', 'Underline', 'Squiggly', 'StrikeOut', 'Ink', 'Line', 'PolyLine'])
/** Those that show as a small sign of their own. */
const SIGNS = new Set(['Text', 'Popup', 'Caret'])
/** In points. */
const [LARGEST_SIGN, WIDEST_STROKE] = [40, 12]

/** A wider stroke covers what is below it, and the caption of a line writes on the page (ISO 32000-1 tables 164, 166, 175). */
function isThin(revision: Revision, annotation: PDFDict): boolean {
  const style = revision.dict(annotation, 'BS')
  const widths = [style === undefined ? undefined : revision.get(style, 'W'), revision.array(annotation, 'Border')?.asArray()[2]]
  const thin = widths.every((width) => width === undefined || (width instanceof PDFNumber && width.asNumber() <= WIDEST_STROKE))
  return thin && [undefined, PDFBool.False].some((no) => no === revision.get(annotation, 'Cap'))
}

/**
 * Whether an annotation is a comment on the page: it does nothing when it is touched, and is drawn by the reader. An appearance of its own may show
 * anything, so only a small sign may have one.
 */
function isComment(revision: Revision, annotation: PDFDict): boolean {
  const subtype = revision.name(annotation, 'Subtype') ?? ''
  if (!MARKS.has(subtype) || ['A', 'AA', 'PA', 'FT', 'Dest'].some((key) => annotation.has(PDFName.of(key)))) return false
  if (!isThin(revision, annotation)) return false
  if (!annotation.has(PDFName.of('AP'))) return true
  const [a, b, c, d] = (revision.array(annotation, 'Rect')?.asArray() ?? []).map((value) =>
    value instanceof PDFNumber ? value.asNumber() : Number.NaN,
  )
  if (a === undefined || b === undefined || c === undefined || d === undefined || !SIGNS.has(subtype)) return false
  return Math.abs(c - a) <= LARGEST_SIGN && Math.abs(d - b) <= LARGEST_SIGN
}

/** Whether the form lists it now and did not before. */
function isNewField(before: Revision, after: Revision, ref: PDFRef): boolean {
  const listed = (revision: Revision): boolean => {
    const form = revision.dict(revision.catalog, 'AcroForm')
    const fields = form === undefined ? undefined : revision.array(form, 'Fields')
    return fields instanceof PDFArray && fields.asArray().includes(ref)
  }
  return listed(after) && !listed(before)
}
