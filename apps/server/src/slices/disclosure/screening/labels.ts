import type { FindingKind } from './finding.ts'

/** What the word before a number says it is; 'other' is a number that is public by nature (business, tender, document, office phone). */
export type Label = FindingKind | 'corporation' | 'other'

const LABELS: readonly (readonly [Label, string])[] = [
  ['corporation', '법인\\s?(?:등록\\s?)?번호'],
  [
    'other',
    '사업자\\s?등록\\s?번호|사업자\\s?번호|고유\\s?번호|공고\\s?번호|입찰\\s?번호|계약\\s?번호|문서\\s?번호|접수\\s?번호|관리\\s?번호|과제\\s?번호|물품\\s?번호|식별\\s?번호|상품\\s?코드|바코드|주문\\s?번호|송장\\s?번호|우편\\s?번호',
  ],
  ['other', '대표\\s?전화|전화\\s?번호|전화|팩스|전송|FAX|TEL'],
  ['foreigner-number', '외국인\\s?등록\\s?번호|국내\\s?거소\\s?신고\\s?번호'],
  ['resident-number', '주민\\s?등록\\s?번호|주민\\s?번호|생년월일'],
  ['driving-licence', '운전\\s?면허|면허\\s?번호'],
  ['passport', '여권|PASSPORT'],
  ['health-insurance', '건강\\s?보험|보험증|의료\\s?보험'],
  ['card-number', '카드'],
  ['bank-account', '계좌|은행|예금|입금|송금|환급|농협|수협|신협|새마을금고|우체국|카카오뱅크|토스뱅크|케이뱅크'],
  ['vehicle-number', '차량|차\\s?번호|자동차'],
  ['mobile-phone', '휴대\\s?전화|휴대폰|핸드폰|연락처|H\\.?P'],
]
const ANY = new RegExp(LABELS.map(([, words]) => `(${words})`).join('|'), 'gi')
const REACH = 40
/** How far above its cell the head of a column is looked for, in UTF-16 units. */
const HEAD_REACH = 8_000

/**
 * The label nearest before an offset of a folded text: on the same line, at the end of the line above,
 * or in the head of the same column where lines are rows of cells (`|` or tab).
 */
export function labelBefore(text: string, at: number): Label | null {
  const lineStart = text.lastIndexOf('\n', at - 1) + 1
  const line = text.slice(lineStart, at)
  return lastLabel(line.slice(-REACH)) ?? labelAbove(text, lineStart, line)
}

function labelAbove(text: string, lineStart: number, line: string): Label | null {
  const above = text.slice(Math.max(0, lineStart - HEAD_REACH), Math.max(0, lineStart - 1)).split('\n')
  const column = cellsOf(line).length - 1
  if (column === 0 && !/[|\t]/.test(above.at(-1) ?? '')) {
    const last = above.at(-1) ?? ''
    return /(?:번호|:)\s*$/.test(last) ? lastLabel(last.slice(-REACH)) : null
  }
  for (const row of above.reverse()) {
    if (!/[|\t]/.test(row)) return null
    const label = lastLabel(cellsOf(row)[column] ?? '')
    if (label !== null) return label
  }
  return null
}

const cellsOf = (row: string): string[] => row.split(/[|\t]/)

function lastLabel(text: string): Label | null {
  const groups = [...text.matchAll(ANY)].at(-1)
  if (groups === undefined) return null
  const index = groups.slice(1).findIndex((group) => group !== undefined)
  return LABELS[index]?.[0] ?? null
}
