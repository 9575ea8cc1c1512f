/** HTML that may stand in a page as it is; only `html` makes it. */
export class SafeHtml {
  readonly #text: string
  constructor(text: string) {
    this.#text = text
  }
  toString(): string {
    return this.#text
  }
}

/** What can be put into a template: text is escaped, HTML is not, a list is joined, null is nothing. */
export type Insert = string | number | SafeHtml | null | readonly Insert[]

const ENTITY: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }

/** Text as HTML text, XML text or a quoted attribute; control characters, which XML cannot hold, are dropped. */
export function escapeText(text: string): string {
  return text.replace(/[^\P{Cc}\t\n\r]|[\uFFFE\uFFFF]/gu, '').replace(/[&<>"']/g, (sign) => ENTITY[sign] ?? '')
}

/** A template that escapes by default. Attributes must be quoted in the template. */
export function html(parts: TemplateStringsArray, ...inserts: readonly Insert[]): SafeHtml {
  let text = parts[0] ?? ''
  for (const [index, insert] of inserts.entries()) text += render(insert) + (parts[index + 1] ?? '')
  return new SafeHtml(text)
}

function render(insert: Insert): string {
  if (insert === null) return ''
  if (insert instanceof SafeHtml) return insert.toString()
  if (typeof insert === 'string' || typeof insert === 'number') return escapeText(String(insert))
  return insert.map(render).join('')
}
