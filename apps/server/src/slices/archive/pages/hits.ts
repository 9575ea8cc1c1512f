import type { HitRow } from '../store/search.ts'
import { html, type Insert, type SafeHtml } from './html.ts'
import { inLang } from './layout.ts'
import { dateText, type Lang, word, wordOf } from './words.ts'

const AROUND = 60

/** A list of hits: title, one line of text around the match, then who, when, what. */
export function hitList(lang: Lang, hits: readonly HitRow[], words: readonly string[]): SafeHtml {
  return html`<ol class="hits">${hits.map(
    (
      hit,
    ) => html`<li><a class="title" href="${inLang(`/archive/documents/${hit.documentId}`, lang)}">${marked(hit.title, words)}</a>
${hit.bodyText === '' ? null : html`<p class="line">${marked(lineAround(hit.bodyText, words), words)}</p>`}
<p class="facts"><span class="state ${hit.disclosure.toLowerCase()}">${word(lang, hit.disclosure)}</span> <span>${hit.unitName}</span> <span>${hit.number}</span> <time datetime="${hit.registeredOn}">${dateText(hit.registeredOn)}</time> <span>${wordOf(lang, hit.kind)}</span></p></li>`,
  )}</ol>`
}

/** One line of a text around the first of the words, or its beginning. */
export function lineAround(text: string, words: readonly string[]): string {
  const flat = text.replace(/\s+/g, ' ').trim()
  const pattern = anyOf(words)
  const at = pattern === null ? -1 : flat.search(pattern)
  const from = Math.max(0, at - AROUND)
  const to = Math.min(flat.length, from + 3 * AROUND)
  return `${from > 0 ? '…' : ''}${flat.slice(from, to)}${to < flat.length ? '…' : ''}`
}

function marked(text: string, words: readonly string[]): Insert {
  const pattern = anyOf(words)
  if (pattern === null) return text
  return text.split(pattern).map((part, index) => (index % 2 === 1 ? html`<mark>${part}</mark>` : part))
}

function anyOf(words: readonly string[]): RegExp | null {
  const parts = words.filter((one) => one !== '').map((one) => one.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&'))
  return parts.length === 0 ? null : new RegExp(`(${parts.join('|')})`, 'giu')
}
