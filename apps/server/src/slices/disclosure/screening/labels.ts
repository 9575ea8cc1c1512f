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

/**
 * Reads a folded text once and tells the label nearest before an offset: on the same line, at the end of the line above,
 * or in the head of the same column where lines are rows of cells (`|` or tab).
 */
export function labelReader(text: string): (at: number) => Label | null {
  let heads: ReadonlyMap<number, readonly (Label | null)[]> | null = null
  return (at) => {
    const lineStart = text.lastIndexOf('\n', at - 1) + 1
    const line = text.slice(lineStart, at)
    const near = lastLabel(line.slice(-REACH))
    if (near !== null || lineStart === 0) return near
    heads ??= columnHeads(text)
    const head = heads.get(lineStart)
    return head === undefined ? labelOfLineAbove(text, lineStart) : (head[line.split(CELL).length - 1] ?? null)
  }
}

const CELL = /[|\t]/

function labelOfLineAbove(text: string, lineStart: number): Label | null {
  const above = text.slice(text.lastIndexOf('\n', lineStart - 2) + 1, lineStart - 1)
  return /(?:번호|:)\s*$/.test(above) ? lastLabel(above.slice(-REACH)) : null
}

/** For each row of cells, by the offset of its line: what the rows right above it say of each column, the nearest first. */
function columnHeads(text: string): ReadonlyMap<number, readonly (Label | null)[]> {
  const heads = new Map<number, readonly (Label | null)[]>()
  let above: readonly (Label | null)[] = []
  let start = 0
  for (const line of text.split('\n')) {
    if (CELL.test(line)) {
      heads.set(start, above)
      const inherited = above
      above = line.split(CELL).map((cell, column) => lastLabel(cell.slice(-REACH)) ?? inherited[column] ?? null)
    } else above = []
    start += line.length + 1
  }
  return heads
}

function lastLabel(text: string): Label | null {
  const groups = [...text.matchAll(ANY)].at(-1)
  if (groups === undefined) return null
  const index = groups.slice(1).findIndex((group) => group !== undefined)
  return LABELS[index]?.[0] ?? null
}
