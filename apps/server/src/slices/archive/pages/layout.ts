import { html, type Insert, type SafeHtml } from './html.ts'
import { type Lang, word } from './words.ts'

/** What every page is made of. */
export interface Page {
  readonly lang: Lang
  /** The agency's name, for the head and the title. */
  readonly agency: string
  /** Path and query of this page, for the switch of languages. */
  readonly address: string
  readonly title: string
  readonly q?: string
  /** Whether search engines may keep the page. */
  readonly indexed?: boolean
  readonly canonical?: string
}

/** An address in the language of the page. */
export function inLang(address: string, lang: Lang): string {
  const url = new URL(address, 'http://archive.invalid')
  if (lang === 'en') url.searchParams.set('lang', 'en')
  else url.searchParams.delete('lang')
  return `${url.pathname}${url.search}${url.hash}`
}

/** A whole page. */
export function layout(page: Page, body: Insert): string {
  const { lang } = page
  const w = (key: Parameters<typeof word>[1]): string => word(lang, key)
  const link = (address: string): string => inLang(address, lang)
  const text = html`<!doctype html>
<html lang="${lang}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${page.title} · ${page.agency} ${w('site')}</title>
<link rel="stylesheet" href="/archive/archive.css">
<link rel="alternate" type="application/atom+xml" title="${w('feed')}" href="/archive/feed.xml">
${page.canonical === undefined ? null : html`<link rel="canonical" href="${page.canonical}">`}
${page.indexed === false ? html`<meta name="robots" content="noindex">` : null}
</head>
<body>
<a class="skip" href="#content">${w('skip')}</a>
<header class="head">
<a class="site" href="${link('/archive')}"><span class="agency">${page.agency}</span> ${w('site')}</a>
<nav aria-label="${w('site')}"><a href="${link('/archive/genuine')}">${w('genuine')}</a> <a class="switch" lang="${lang === 'ko' ? 'en' : 'ko'}" hreflang="${lang === 'ko' ? 'en' : 'ko'}" href="${inLang(page.address, lang === 'ko' ? 'en' : 'ko')}">${w('other')}</a></nav>
${searchForm(lang, page.q ?? '')}
</header>
<main id="content">
${body}
</main>
<footer class="foot"><a href="${link('/archive/search')}">${w('browse')}</a> <a href="/archive/feed.xml">${w('feed')}</a> <a href="/api/v1/openapi.json">${w('openData')}</a></footer>
</body>
</html>
`
  return text.toString()
}

function searchForm(lang: Lang, q: string): SafeHtml {
  return html`<form class="search" role="search" action="/archive/search" method="get">
${lang === 'en' ? html`<input type="hidden" name="lang" value="en">` : null}
<input type="search" name="q" value="${q}" maxlength="200" aria-label="${word(lang, 'searchLabel')}" placeholder="${word(lang, 'searchLabel')}">
<button type="submit">${word(lang, 'search')}</button>
</form>`
}
