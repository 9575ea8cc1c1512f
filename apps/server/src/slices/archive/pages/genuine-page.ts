import type { GenuineAnswer } from '../service/genuine.ts'
import { html } from './html.ts'
import { inLang, layout, type Page } from './layout.ts'
import { signatureList } from './signature-list.ts'
import { word } from './words.ts'

/** The page that asks for a PDF. */
export function askPage(page: Page): string {
  const { lang } = page
  return layout(
    page,
    html`<section class="genuine"><h1>${word(lang, 'genuine')}</h1><p>${word(lang, 'genuineIntro')}</p>
<form action="${inLang('/archive/genuine', lang)}" method="post" enctype="multipart/form-data">
<p><label for="file">${word(lang, 'genuineFile')}</label><input id="file" name="file" type="file" accept="application/pdf,.pdf" required></p>
<p><button type="submit">${word(lang, 'genuineSend')}</button></p></form></section>`,
  )
}

/** The answer in plain words, with the signatures for who wants to see more. */
export function answerPage(page: Page, answer: GenuineAnswer): string {
  const { lang } = page
  const { verdict, document, report } = answer
  return layout(
    page,
    html`<section class="genuine" data-verdict="${verdict}"><h1 class="verdict ${verdict.toLowerCase().replace('_', '-')}">${word(lang, verdict)}</h1>
<p>${word(lang, `${verdict}_TEXT`)}</p>
${verdict === 'GENUINE' ? html`<p>${word(lang, document === null ? 'GENUINE_ELSEWHERE' : 'GENUINE_HERE')}</p>` : null}
${document === null ? null : html`<p><a href="${inLang(`/archive/documents/${document.documentId}`, lang)}">${document.number} ${document.title}</a></p>`}
${report === null || report.signatures.length === 0 ? null : signatureList(lang, report.signatures)}
<p class="fingerprint">${word(lang, 'fingerprint')} <code>${answer.sha256}</code></p>
<p><a class="button" href="${inLang('/archive/genuine', lang)}">${word(lang, 'again')}</a></p></section>`,
  )
}
