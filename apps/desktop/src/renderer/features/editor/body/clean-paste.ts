import { type LineLevel, levelsOf } from './levels.ts'
import { plainText } from './plain-text.ts'
import { BLOB, LINK } from './to-content.ts'

/** What carries no text of a document, or acts. */
const RUBBISH =
  'script, style, meta, link, base, title, template, noscript, iframe, frame, object, embed, applet, svg, math, canvas, audio, video, source, input, button, select, textarea, colgroup'
const STYLES = ['font-weight', 'text-decoration', 'text-decoration-line', 'text-align', 'vertical-align'] as const
const ATTRIBUTES = ['colspan', 'rowspan', 'align', 'data-blob', 'data-width', 'alt', 'href', 'start'] as const
/** Values that a body can have; a cell over none, or over more than a table has, is one cell. */
const MEANT: Readonly<Record<string, (value: string) => boolean>> = {
  href: (value) => LINK.test(value),
  colspan: (value) => isCount(value, MOST_COLUMNS),
  rowspan: (value) => isCount(value, MOST_ROWS),
}
const [MOST_COLUMNS, MOST_ROWS] = [100, 1_000]
const isCount = (value: string, most: number): boolean => /^\d{1,4}$/.test(value) && Number(value) >= 1 && Number(value) <= most
const WORD_LEVEL = /mso-list:[^;]*\blevel(\d+)/i
const ORDERED_LABEL = /^[(]?[0-9a-zA-Z가-힣①-㊿][0-9a-zA-Z가-힣]{0,4}[.)]?/
const MOST_DEPTH = 8

export interface CleanPaste {
  readonly html: string
  /** Pictures that were left out: they lie elsewhere, and a body has only its own. */
  readonly picturesLeftOut: number
}

/** What comes from office programs and web pages, without what is not text: scripts, looks, remote pictures; tables and lists stay. */
export function cleanPaste(html: string): CleanPaste {
  // A parsed document is inert: nothing of it runs or is fetched.
  const page = new DOMParser().parseFromString(html, 'text/html')
  const { body } = page
  dropComments(body)
  for (const element of body.querySelectorAll(RUBBISH)) element.remove()
  for (const element of body.querySelectorAll<HTMLElement>('[style]')) if (isHidden(element)) element.remove()
  let picturesLeftOut = 0
  for (const picture of body.querySelectorAll('img')) {
    if (BLOB.test(picture.getAttribute('data-blob') ?? '')) continue
    picture.remove()
    picturesLeftOut += 1
  }
  makeLists(body)
  for (const element of body.querySelectorAll('*')) keepFew(element)
  cleanTexts(page, body)
  return { html: body.innerHTML, picturesLeftOut }
}

function dropComments(root: Node): void {
  for (const child of [...root.childNodes]) {
    if (child.nodeType === Node.COMMENT_NODE || child.nodeType === Node.PROCESSING_INSTRUCTION_NODE)
      child.parentNode?.removeChild(child)
    else dropComments(child)
  }
}

function isHidden(element: HTMLElement): boolean {
  const style = (element.getAttribute('style') ?? '').replace(/\s+/g, '').toLowerCase()
  return /(^|;)(display:none|visibility:hidden|mso-hide:all)/.test(style)
}

/** Attributes that say something of the text; an address only when it leads to a page or a mailbox. */
function keepFew(element: Element): void {
  const style = element instanceof HTMLElement ? element.style : null
  const kept = STYLES.flatMap((name) => {
    const value = style?.getPropertyValue(name) ?? ''
    return value === '' || /url|expression|[<>"]/i.test(value) ? [] : [`${name}: ${value}`]
  })
  for (const { name } of [...element.attributes]) {
    const value = element.getAttribute(name) ?? ''
    const known = (ATTRIBUTES as readonly string[]).includes(name)
    if (!known || !(MEANT[name]?.(value.trim()) ?? true)) element.removeAttribute(name)
  }
  if (kept.length > 0) element.setAttribute('style', kept.join('; '))
}

function cleanTexts(page: Document, body: HTMLElement): void {
  const texts = page.createTreeWalker(body, NodeFilter.SHOW_TEXT)
  for (let text = texts.nextNode(); text !== null; text = texts.nextNode()) text.nodeValue = plainText(text.nodeValue ?? '')
}

interface Item {
  readonly paragraph: HTMLElement
  readonly level: LineLevel | null
  readonly ordered: boolean
}

/** Makes lists of what office programs write as paragraphs: Word with its own styles, others with the marks in the text. */
function makeLists(body: HTMLElement): void {
  const parents = new Set([...body.querySelectorAll('p')].flatMap((paragraph) => paragraph.parentElement ?? []))
  for (const parent of parents) {
    if (parent.closest('li') !== null) continue
    let run: HTMLElement[] = []
    for (const child of [...parent.children, null]) {
      if (child !== null && child.tagName === 'P' && child instanceof HTMLElement) run.push(child)
      else {
        nest(itemsOf(run))
        run = []
      }
    }
  }
}

function itemsOf(run: readonly HTMLElement[]): readonly Item[] {
  const words = run.map((paragraph) => WORD_LEVEL.exec(paragraph.getAttribute('style') ?? '')?.[1])
  const written = levelsOf(run.map((paragraph, i) => (words[i] === undefined ? (paragraph.textContent ?? '') : '')))
  return run.map((paragraph, i) => {
    const word = words[i]
    if (word === undefined) return { paragraph, level: written[i] ?? null, ordered: true }
    const label = labelOf(paragraph)
    return { paragraph, level: { depth: Math.min(Number(word), MOST_DEPTH) - 1, length: 0 }, ordered: ORDERED_LABEL.test(label) }
  })
}

/** Word's own mark of an item, which is taken out: the list gives it. */
function labelOf(paragraph: HTMLElement): string {
  const spans = [...paragraph.querySelectorAll<HTMLElement>('span[style]')]
  const label = spans.find((span) => /mso-list:\s*ignore/i.test(span.getAttribute('style') ?? ''))
  const text = (label?.textContent ?? '').replace(/[\s\u00a0]+/g, '')
  label?.remove()
  return text
}

/** Puts items into lists, each deeper one inside the item before it. */
function nest(items: readonly Item[]): void {
  let open: { readonly list: HTMLElement; item: HTMLElement }[] = []
  for (const { paragraph, level, ordered } of items) {
    if (level === null) {
      open = []
      continue
    }
    open = open.slice(0, level.depth + 1)
    const kind = ordered ? 'OL' : 'UL'
    if (open[level.depth]?.list.tagName !== kind) open = open.slice(0, level.depth)
    const page = paragraph.ownerDocument
    const item = page.createElement('li')
    const here = open[level.depth]
    if (here === undefined) {
      const list = page.createElement(kind)
      const parent = open.at(-1)
      if (parent === undefined) paragraph.before(list)
      else parent.item.append(list)
      list.append(item)
      open.push({ list, item })
    } else {
      here.list.append(item)
      here.item = item
    }
    dropStart(paragraph, level.length)
    item.append(paragraph)
  }
}

/** Takes the first characters off a paragraph, through whatever they are wrapped in. */
function dropStart(paragraph: HTMLElement, count: number): void {
  const texts = paragraph.ownerDocument.createTreeWalker(paragraph, NodeFilter.SHOW_TEXT)
  let left = count
  for (let text = texts.nextNode(); text !== null && left > 0; text = texts.nextNode()) {
    const value = text.nodeValue ?? ''
    text.nodeValue = value.slice(left)
    left -= Math.min(left, value.length)
  }
}
