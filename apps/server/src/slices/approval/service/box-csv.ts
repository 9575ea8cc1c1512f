import type { LineStatus } from '@onmaru/workflow'
import { stringify } from 'csv-stringify/sync'
import type { BoxRow } from '../box.ts'

const HEAD = ['제목', '기안자', '부서', '긴급', '기한', '상태', '지금 차례', '일시'] as const
const STATUS_WORDS = {
  DRAFTING: '작성 중',
  IN_PROGRESS: '진행 중',
  HELD: '보류',
  RETURNED: '반려',
  RECALLED: '회수',
  APPROVED: '완료',
  REDRAFTED: '재기안',
} as const satisfies Record<LineStatus, string>
const MARK = '\ufeff'
const SEOUL = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Seoul', dateStyle: 'short', timeStyle: 'short' })

/** A box as CSV (RFC 4180; UTF-8 with a byte order mark, so that spreadsheets read Korean right), line by line as its rows come. Times in Seoul. */
export async function* boxCsv(batches: AsyncIterable<readonly BoxRow[]>): AsyncGenerator<string> {
  yield `${MARK}${lines([HEAD])}`
  for await (const rows of batches) yield lines(rows.map(cells))
}

function cells({ title, drafterName, unitName, urgent, dueOn, status, with: people, since }: BoxRow): readonly string[] {
  const when = SEOUL.format(new Date(since))
  return [title, drafterName, unitName, urgent ? '긴급' : '', dueOn ?? '', STATUS_WORDS[status], people.join(', '), when]
}

/** Spreadsheets run what begins as a formula; it is made text. */
function lines(rows: readonly (readonly string[])[]): string {
  return stringify(
    rows.map((row) => [...row]),
    { escape_formulas: true, record_delimiter: 'windows' },
  )
}
