import { type PDFDict, PDFName, PDFNumber, type PDFObject, PDFRawStream } from 'pdf-lib'
import { SigningError } from '../errors.ts'
import { fromLatin1, latin1 } from '../pdf/bytes.ts'
import type { ImportedPage, IncrementalUpdate } from '../pdf/incremental-update.ts'

/** The size of a widget's place, in points. */
interface Size {
  readonly w: number
  readonly h: number
}

const N = PDFName.of
/** Content of a frame that shows nothing any more; one that never did has none. */
const NOTHING = 'q Q'
const LONGEST_CONTENT = 200
const OURS = /^(q Q|q [-\d. ]{11,150} cm \/P\d{1,4} Do Q)?$/

/** How a widget looks that shows nothing yet (PDF/A wants an appearance for every annotation): the frame that `showPage` keeps. */
export function emptyAppearance(update: IncrementalUpdate, rect: readonly number[]): PDFDict {
  return frame(update, sizeOf(rect), null, '')
}

/**
 * Lets a widget show a one-page PDF, fitted to its place; null empties it. The appearance stream (ISO 32000-1 §12.5.5) is a frame over the place,
 * `[0 0 w h]`, and its content draws one form of its resources. What is shown later is added there under the next name, and the content says that one:
 * so that the filling of a field differs from what was there in the content and in additions only, which every judge knows for filling.
 * Says nothing about the widget having changed: its holder is touched by the caller.
 * @throws PDF_BROKEN
 */
export function showPage(update: IncrementalUpdate, widget: PDFDict, page: Uint8Array | null): void {
  const size = sizeOf(numbersOf(update, widget))
  const forms = formsOf(update, widget)
  if (page === null) {
    widget.set(N('AP'), frame(update, size, forms, NOTHING))
    return
  }
  const form = update.importPage(page)
  const all = forms ?? update.context.obj({})
  const name = `P${all.keys().length + 1}`
  all.set(N(name), form.ref)
  widget.set(N('AP'), frame(update, size, all, `q ${fitting(form, size)} cm /${name} Do Q`))
}

function frame(update: IncrementalUpdate, { w, h }: Size, forms: PDFDict | null, content: string): PDFDict {
  const { context } = update
  const form = context.obj({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, w, h] })
  if (forms !== null) form.set(N('Resources'), context.obj({ XObject: forms }))
  return context.obj({ N: update.add(PDFRawStream.of(form, fromLatin1(content))) })
}

/** What a frame of ours can draw already; null for a new one, and for an appearance of somebody else, which is replaced as a whole. */
function formsOf({ base, context }: IncrementalUpdate, widget: PDFDict): PDFDict | null {
  const appearance = base.dict(widget, 'AP')
  const stream = appearance === undefined ? undefined : base.get(appearance, 'N')
  if (!(stream instanceof PDFRawStream) || stream.contents.length > LONGEST_CONTENT) return null
  const resources = base.dict(stream.dict, 'Resources')
  const forms = resources === undefined ? undefined : base.dict(resources, 'XObject')
  return forms !== undefined && OURS.test(latin1(stream.contents)) ? forms.clone(context) : null
}

/** From the page's box to the frame's. */
function fitting({ box: [left, bottom, right, top] }: ImportedPage, { w, h }: Size): string {
  if (right <= left || top <= bottom) throw new SigningError('PDF_BROKEN', { why: 'appearance without a size' })
  const [x, y] = [w / (right - left), h / (top - bottom)]
  return [x, 0, 0, y, -left * x, -bottom * y].map((value) => String(rounded(value, 5))).join(' ')
}

function numbersOf({ base }: IncrementalUpdate, widget: PDFDict): readonly number[] {
  const numberOf = (value: PDFObject): number => {
    const found = base.resolve(value)
    return found instanceof PDFNumber ? found.asNumber() : 0
  }
  return base.array(widget, 'Rect')?.asArray().map(numberOf) ?? []
}

function sizeOf([left = 0, bottom = 0, right = 0, top = 0]: readonly number[]): Size {
  return { w: rounded(Math.abs(right - left), 2), h: rounded(Math.abs(top - bottom), 2) }
}

function rounded(value: number, digits: number): number {
  const unit = 10 ** digits
  return Math.round(value * unit) / unit || 0
}
