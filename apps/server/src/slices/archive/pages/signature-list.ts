import { seoulDate } from '../../../kernel/clock.ts'
import type { SignatureVerdict } from '../service/genuine.ts'
import { html, type SafeHtml } from './html.ts'
import { changeText, commitmentText, levelText, whyNot } from './signature-words.ts'
import { dateText, type Lang, type Word, word, wordOf } from './words.ts'

/** Each signature: who, when, as what, at what level, over what, what came after, and why not where it is not valid. */
export function signatureList(lang: Lang, signatures: readonly SignatureVerdict[]): SafeHtml {
  return html`<section><h2>${word(lang, 'signatures')}</h2><ol class="signatures">${signatures.map(
    (one) =>
      html`<li><h3>${nameOf(lang, one)} <span class="indication ${one.indication.toLowerCase()}">${wordOf(lang, one.indication)}</span></h3>
<dl>${rows(lang, one).map(({ label, values }) => html`<dt>${word(lang, label)}</dt><dd>${values.map((value) => html`<p>${value}</p>`)}</dd>`)}</dl></li>`,
  )}</ol></section>`
}

const nameOf = (lang: Lang, one: SignatureVerdict): string =>
  one.kind === 'document-timestamp'
    ? word(lang, 'documentTimestamp')
    : (one.signerName ?? one.certificateSubject ?? word(lang, 'unnamed'))

interface Row {
  readonly label: Word
  readonly values: readonly string[]
}

function rows(lang: Lang, one: SignatureVerdict): readonly Row[] {
  const why = one.indication === 'TOTAL-PASSED' ? null : whyNot(lang, one.subIndication)
  const asWhat = [...(one.claimedRoles ?? []), ...(one.commitment == null ? [] : [commitmentText(lang, one.commitment)])]
  const changes = summed((one.changesAfter ?? []).map((change) => changeText(lang, change)))
  const all: readonly (Row | null)[] = [
    why === null ? null : { label: 'whyNot', values: [why] },
    one.certificateSubject == null ? null : { label: 'certificate', values: [one.certificateSubject] },
    { label: 'signedAt', values: whenOf(lang, one) },
    asWhat.length === 0 ? null : { label: 'asWhat', values: asWhat },
    one.level == null ? null : { label: 'level', values: [levelText(lang, one.level)] },
    { label: 'covers', values: [coverText(lang, one)] },
    one.changesAfter === undefined
      ? null
      : { label: 'changesAfter', values: changes.length === 0 ? [word(lang, 'nothing')] : changes },
  ]
  return all.filter((row) => row !== null)
}

/** A time that is proven says so; one that the signer wrote, too. */
function whenOf(lang: Lang, one: SignatureVerdict): readonly string[] {
  const proven = one.timestampTime ?? one.provenTime ?? null
  if (one.claimedTime === null && proven === null) return ['—']
  const claimed = one.claimedTime === null ? [] : [`${timeText(one.claimedTime)} (${word(lang, 'claimed')})`]
  const shown =
    proven === null ? [] : [`${timeText(proven)} (${word(lang, one.timestampTime === null ? 'provenBy' : 'stamped')})`]
  return [...claimed, ...shown]
}

function coverText(lang: Lang, { coversWholeFile, covers }: SignatureVerdict): string {
  if (coversWholeFile === true) return word(lang, 'wholeFile')
  if (covers == null) return '—'
  return `${word(lang, 'partOfFile')} (${covers.revision}/${covers.revisions})`
}

/** The same said several times, once with its count. */
function summed(texts: readonly string[]): readonly string[] {
  const counts = new Map<string, number>()
  for (const text of texts) counts.set(text, (counts.get(text) ?? 0) + 1)
  return [...counts].map(([text, count]) => (count === 1 ? text : `${text} × ${count}`))
}

const CLOCK = new Intl.DateTimeFormat('en-GB', { timeZone: 'Asia/Seoul', hour: '2-digit', minute: '2-digit' })

function timeText(iso: string): string {
  if (Number.isNaN(Date.parse(iso))) return '—'
  const instant = new Date(iso)
  return `${dateText(seoulDate(instant))} ${CLOCK.format(instant)}`
}
