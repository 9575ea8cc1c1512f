import { readQuery, type SearchRequest } from '../search/query.ts'
import { FACETS, type Facet } from '../search/tokens.ts'
import type { Cursor, SearchPage } from '../service/search.ts'
import type { FacetCount } from '../store/search.ts'
import { hitList } from './hits.ts'
import { html, type SafeHtml } from './html.ts'
import { inLang, layout, type Page } from './layout.ts'
import { type Lang, word, wordOf } from './words.ts'

/** What the search page and the home page show. */
export interface SearchView {
  readonly request: SearchRequest
  readonly page: SearchPage
  readonly count: number
  readonly exact: boolean
  readonly facets: Readonly<Record<Facet, readonly FacetCount[]>>
}

/** A cursor as it stands in an address. */
export const cursorText = (cursor: Cursor): string => `${cursor.tier}-${cursor.below}`

/** The address of a search. */
function searchAddress(request: SearchRequest, lang: Lang, after: Cursor | null = null): string {
  const url = new URL('/archive/search', 'http://archive.invalid')
  if (request.q !== '') url.searchParams.set('q', request.q)
  for (const facet of FACETS) {
    const value = request.facets[facet]
    if (value !== undefined) url.searchParams.set(facet, value)
  }
  if (after !== null) url.searchParams.set('after', cursorText(after))
  return inLang(`${url.pathname}${url.search}`, lang)
}

/** Search results with facets. */
export function searchPage(page: Page, view: SearchView): string {
  const { lang } = page
  const { hits, next } = view.page
  const count = `${view.exact ? '' : lang === 'ko' ? '약 ' : 'about '}${view.count.toLocaleString('en')}${lang === 'ko' ? '건' : ''}`
  return layout(
    page,
    html`<h1 class="count">${word(lang, 'results')} <span class="figure">${count}</span></h1>
<p class="jump"><a href="#facets">${word(lang, 'narrow')}</a></p>
<div class="columns">
<section class="found" aria-label="${word(lang, 'results')}">
${hits.length === 0 ? html`<p class="none">${word(lang, 'none')}</p>` : hitList(lang, hits, readQuery(view.request).words)}
${next === null ? null : html`<p class="more"><a class="button" href="${searchAddress(view.request, lang, next)}">${word(lang, 'more')}</a></p>`}
</section>
${facetList(lang, view)}
</div>`,
  )
}

/** The archive's first page: what is new, and ways to browse. */
export function homePage(page: Page, view: SearchView): string {
  const { lang } = page
  return layout(
    page,
    html`<h1 class="count">${word(lang, 'newest')}</h1>
<p class="jump"><a href="#facets">${word(lang, 'browse')}</a></p>
<div class="columns">
<section class="found">
${view.page.hits.length === 0 ? html`<p class="none">${word(lang, 'empty')}</p>` : hitList(lang, view.page.hits, [])}
${view.page.next === null ? null : html`<p class="more"><a class="button" href="${searchAddress(view.request, lang, view.page.next)}">${word(lang, 'more')}</a></p>`}
</section>
${facetList(lang, view)}
</div>`,
  )
}

function facetList(lang: Lang, view: SearchView): SafeHtml {
  const without = (facet: Facet): SearchRequest => {
    const facets: Partial<Record<Facet, string>> = { ...view.request.facets }
    delete facets[facet]
    return { q: view.request.q, facets }
  }
  return html`<aside id="facets" class="facets" aria-label="${word(lang, 'narrow')}"><h2>${word(lang, 'narrow')}</h2>
${FACETS.map((facet) => {
  const chosen = view.request.facets[facet]
  const counts = view.facets[facet]
  if (counts.length === 0 && chosen === undefined) return null
  return html`<section><h3>${word(lang, facet)}</h3><ul>
${chosen === undefined ? null : html`<li><a href="${searchAddress(without(facet), lang)}">← ${word(lang, 'allOf')}</a></li>`}
${counts.map(
  (one) =>
    html`<li>${
      one.value === chosen
        ? html`<strong aria-current="true">${wordOf(lang, one.label)}</strong>`
        : html`<a href="${searchAddress({ q: view.request.q, facets: { ...view.request.facets, [facet]: one.value } }, lang)}">${wordOf(lang, one.label)}</a>`
    } <span class="figure">${one.count.toLocaleString('en')}</span></li>`,
)}</ul></section>`
})}</aside>`
}
