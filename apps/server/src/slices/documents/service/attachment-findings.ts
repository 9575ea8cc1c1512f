import type { Attachment } from '../attachment.ts'
import type { CheckFinding } from '../documents.ts'
import { attachmentLine } from '../rendering/form-data.ts'

/** A list that the drafter wrote by hand: `붙임  1. 계획서 1부.` and the lines below it. */
const WRITTEN_LIST = /^붙임\s*[:：]?\s+(?=\S)/
const ITEM = /^(?:\d{1,2}\.\s*)?(.+?)\s*\d+\s*부\s*\.?\s*(?:끝\s*\.?)?$/
const MENTION = /붙임|별첨|첨부/

/** Compares what the body says of its 붙임 with the files that are there. The form makes its own list out of the files. */
export function attachmentFindings(text: string, attachments: readonly Attachment[]): readonly CheckFinding[] {
  const written = writtenList(text.split('\n'))
  if (written.length === 0) {
    const mentioned = MENTION.test(text)
    return mentioned && attachments.length === 0
      ? [{ code: 'ATTACHMENT_NOT_THERE', severity: 'ADVICE', place: 'attachments', facts: { name: '' } }]
      : []
  }
  const listed = new Set(written.map(plain))
  const there = new Set(attachments.map(({ name }) => plain(attachmentLine(name))))
  return [
    ...written
      .filter((name) => !there.has(plain(name)))
      .map((name) => ({ code: 'ATTACHMENT_NOT_THERE', severity: 'ERROR', place: 'attachments', facts: { name } }) as const),
    ...attachments
      .filter(({ name }) => !listed.has(plain(attachmentLine(name))))
      .map(({ name }) => ({ code: 'ATTACHMENT_NOT_LISTED', severity: 'ADVICE', place: 'attachments', facts: { name } }) as const),
  ]
}

/** The names in the list at the end of a body. */
function writtenList(lines: readonly string[]): readonly string[] {
  const start = lines.findIndex((line) => WRITTEN_LIST.test(line.trim()))
  if (start === -1) return []
  return lines
    .slice(start)
    .map((line) => ITEM.exec(line.trim().replace(WRITTEN_LIST, ''))?.[1])
    .filter((name) => name !== undefined)
}

/** A name without what two people write differently. */
function plain(name: string): string {
  return name
    .normalize('NFC')
    .replace(/\s*\d+\s*부\.?$/, '')
    .replace(/[\s.「」『』"'“”]/g, '')
}
