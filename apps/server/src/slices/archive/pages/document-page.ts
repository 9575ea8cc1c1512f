import { seoulDate } from '../../../kernel/clock.ts'
import type { DocumentDetails } from '../schema.ts'
import type { ArchivedRow } from '../store/documents.ts'
import { bodyHtml } from './body.ts'
import { html, type Insert, type SafeHtml } from './html.ts'
import { inLang, layout, type Page } from './layout.ts'
import { clauseText, dateText, type Lang, withSubject, word, wordOf } from './words.ts'

/** The page of a document: what was decided, by whom, when, under which number, and its text; or why there is none. */
export function documentPage(page: Page, row: ArchivedRow, permanent: string): string {
  if (row.withdrawnAt !== null) return withdrawnPage(page, row)
  const { lang } = page
  const details = JSON.parse(row.details) as DocumentDetails
  return layout(
    page,
    html`<article class="document">
<p class="state ${row.disclosure.toLowerCase()}">${word(lang, row.disclosure)}</p>
<h1>${row.title}</h1>
<p class="sentence">${sentence(lang, row, details)}</p>
${row.form === 'FULL' ? fullText(lang, row, details) : closed(lang, row, details)}
<section><h2>${word(lang, 'metadata')}</h2>${metadata(lang, row, details, permanent)}</section>
</article>`,
  )
}

function withdrawnPage(page: Page, row: ArchivedRow): string {
  return layout(
    page,
    html`<article class="document"><h1>${word(page.lang, 'withdrawn')}</h1>
<p>${row.number} · ${row.unitName} · ${dateText(seoulDate(new Date(row.withdrawnAt ?? row.publishedAt)))}</p>
<p>${word(page.lang, 'withdrawnWhy')}: ${row.withdrawalReason ?? ''}</p></article>`,
  )
}

function sentence(lang: Lang, row: ArchivedRow, details: DocumentDetails): string {
  const last = details.line.findLast((step) => step.kind === 'APPROVE')
  const on = last?.at ? seoulDate(new Date(last.at)) : row.registeredOn
  const { post, name } = details.approver
  if (lang === 'en') return `Decided by ${name} (${post}), ${row.unitName}, on ${on}, and registered under number ${row.number}.`
  const act = last?.mark === null || last === undefined ? '결재' : wordOf(lang, last.mark)
  const who = post.startsWith(row.unitName) ? post : `${row.unitName} ${post}`
  return `${who} ${withSubject(name)} ${dateText(on)} ${act}하여 ${row.number}호로 등록한 문서입니다.`
}

function fullText(lang: Lang, row: ArchivedRow, details: DocumentDetails): Insert {
  const base = `/archive/documents/${row.documentId}`
  return [
    html`<p class="seal"><a class="button" href="${base}/document.pdf">${word(lang, 'pdf')}</a>
<a href="${inLang(`/archive/genuine?document=${row.documentId}`, lang)}">${word(lang, 'checkThis')}</a>
<span>${word(lang, 'signatures')} ${details.line.filter((step) => step.at !== null).length} · ${word(lang, 'sealed')}</span></p>`,
    html`<section class="body"><h2>${word(lang, 'body')}</h2>${bodyHtml(row.bodyText)}</section>`,
    details.attachments.length === 0
      ? null
      : html`<section><h2>${word(lang, 'attachments')}</h2><ul class="files">${details.attachments.map(
          (file, index) =>
            html`<li><a href="${base}/attachments/${index + 1}">${file.name}</a> <span class="figure">${sizeText(file.size)}</span></li>`,
        )}</ul></section>`,
    html`<section><h2>${word(lang, 'line')}</h2>${approvalLine(lang, details)}</section>`,
  ]
}

function approvalLine(lang: Lang, details: DocumentDetails): SafeHtml {
  return html`<ol class="steps">${details.line.map(
    (step) =>
      html`<li><span class="act">${wordOf(lang, step.kind)}${step.mark === null ? null : html` (${wordOf(lang, step.mark)})`}</span> <span>${step.unit} ${step.post} <strong>${step.name}</strong></span> ${
        step.at === null ? null : html`<time datetime="${step.at}">${dateText(seoulDate(new Date(step.at)))}</time>`
      }</li>`,
  )}</ol>`
}

function closed(lang: Lang, row: ArchivedRow, details: DocumentDetails): SafeHtml {
  return html`<section class="closed-note"><h2>${word(lang, 'closedTitle')}</h2><dl>
<dt>${word(lang, 'closedWhy')}</dt><dd>${details.clauses.map((clause) => html`<p>${clauseText(lang, clause)}</p>`)}</dd>
<dt>${word(lang, 'closedAsk')}</dt><dd>${row.agency} ${row.unitName}</dd>
${details.reviewDueOn === null ? null : html`<dt>${word(lang, 'closedReview')}</dt><dd><time datetime="${details.reviewDueOn}">${dateText(details.reviewDueOn)}</time></dd>`}
</dl></section>`
}

function metadata(lang: Lang, row: ArchivedRow, details: DocumentDetails, permanent: string): SafeHtml {
  const person = (who: { name: string; post: string }): string => `${who.post} ${who.name}`
  const facts: readonly (readonly [string, Insert])[] = [
    [word(lang, 'number'), row.number],
    [word(lang, 'registeredOn'), html`<time datetime="${row.registeredOn}">${dateText(row.registeredOn)}</time>`],
    [word(lang, 'agency'), row.agency],
    [word(lang, 'unit'), row.unitName],
    [word(lang, 'drafter'), person(details.drafter)],
    [word(lang, 'approver'), person(details.approver)],
    [word(lang, 'task'), row.taskName],
    [word(lang, 'kind'), wordOf(lang, row.kind)],
    [word(lang, 'disclosure'), word(lang, row.disclosure)],
    [word(lang, 'publishedAt'), dateText(seoulDate(new Date(row.publishedAt)))],
    [word(lang, 'address'), html`<a href="${permanent}">${permanent}</a>`],
  ]
  return html`<dl class="metadata">${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`
}

function sizeText(bytes: number): string {
  return bytes < 1_000_000 ? `${Math.max(1, Math.round(bytes / 1000))} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
}
