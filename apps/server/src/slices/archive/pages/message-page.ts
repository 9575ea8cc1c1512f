import type { Sentence } from '../../../kernel/errors.ts'
import { html } from './html.ts'
import { layout, type Page } from './layout.ts'
import { word } from './words.ts'

/** A page that says what went wrong and what to do. */
export function faultPage(page: Page, sentence: Sentence): string {
  return layout(
    { ...page, indexed: false },
    html`<h1>${word(page.lang, 'failed')}</h1><p role="alert">${sentence[page.lang]}</p>`,
  )
}

/** A page for an address that means nothing. */
export function missingPage(page: Page): string {
  return layout(
    { ...page, indexed: false },
    html`<h1>${word(page.lang, 'notFound')}</h1><p>${word(page.lang, 'notFoundHelp')}</p>`,
  )
}
