import { readdirSync, readFileSync } from 'node:fs'
import {
  type ApprovalBlock,
  BLANK_FORM,
  type BlockStep,
  contentFromText,
  type DraftForm,
} from '../../apps/server/src/slices/documents/index.ts'

/** Documents in the style of real ones. */
export const DOCUMENTS_FOLDER = new URL('../data/documents/', import.meta.url)

/** A shared document: the data of its head, its text, and the form and block that an official would make of them. */
export interface SharedDocument {
  readonly name: string
  readonly text: string
  readonly unit: string
  readonly form: DraftForm
  readonly block: ApprovalBlock
  readonly attachments: readonly string[]
}

const RETENTION: Readonly<Record<string, string>> = { 3: 'Y3', 5: 'Y5', 10: 'Y10', 30: 'Y30', PERMANENT: 'PERMANENT' }

/** The shared documents, in order. */
export function sharedDocuments(): readonly SharedDocument[] {
  return readdirSync(DOCUMENTS_FOLDER)
    .filter((name) => /^\d+.*\.md$/.test(name))
    .sort()
    .map(read)
}

function read(name: string): SharedDocument {
  const [, head = '', ...rest] = readFileSync(new URL(name, DOCUMENTS_FOLDER), 'utf8').split(/^---$/m)
  const facts = new Map(
    head
      .trim()
      .split('\n')
      .map((line) => [line.slice(0, line.indexOf(':')), line.slice(line.indexOf(':') + 1).trim()] as const),
  )
  const list = (key: string): string[] =>
    (facts.get(key) ?? '')
      .replace(/^\[|\]$/g, '')
      .split(', ')
      .filter((item) => item !== '')
  const text = rest.join('---').trim()
  const to = facts.get('to') ?? ''
  const several = list('recipients')
  const recipients = to === '내부결재' ? [] : several.length > 0 ? several : [to]
  const disclosure = facts.get('disclosure')
  return {
    name,
    text,
    unit: facts.get('unit') ?? '',
    attachments: list('attachments'),
    block: { steps: list('line').map(stepOf), spare: { main: 1, concur: 2 }, inner: 0 },
    form: {
      ...BLANK_FORM,
      title: facts.get('title') ?? '',
      kind:
        facts.get('kind') === 'LEGAL'
          ? 'LEGAL'
          : facts.get('kind') === 'NOTICE'
            ? 'NOTICE'
            : facts.get('kind') === 'PETITION'
              ? 'PETITION'
              : 'GENERAL',
      form: facts.get('form') === 'MEMO' ? 'BRIEF' : 'GENERAL',
      recipients: recipients.map((one) => ({ name: one, unitId: null })),
      senderName: recipients.length === 0 ? null : several.length > 0 ? `${facts.get('unit')}장` : '한빛시장',
      sealOmitted: several.length > 0,
      retention: RETENTION[facts.get('retention') ?? ''] ?? 'Y5',
      disclosure: {
        class: disclosure === 'PARTIAL' ? 'PARTIAL' : disclosure === 'CLOSED' ? 'CLOSED' : 'OPEN',
        clauses: list('clauses').map(Number),
        reason: disclosure === 'OPEN' ? '' : '개인정보 또는 의사결정 과정에 있는 사항',
      },
      body: contentFromText(text),
    },
  }
}

function stepOf(entry: string, i: number): BlockStep {
  const [kind = '', ...words] = entry.replace(/\(.*/, '').split(' ')
  const mark = words.at(-1) === '전결' || words.at(-1) === '대결'
  const name = words.at(mark ? -2 : -1) ?? ''
  const post = words.slice(0, mark ? -2 : -1).join(' ')
  return {
    stepId: `s${i + 1}`,
    row: kind === '협조' ? 'CONCUR' : 'MAIN',
    post,
    label: post,
    name,
    sign: i === 0 ? 'ORIGINATOR' : null,
    delegatePost: null,
    skipReason: null,
  }
}
