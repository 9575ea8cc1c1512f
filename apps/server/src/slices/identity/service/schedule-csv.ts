import { CsvError, parse } from 'csv-parse/sync'
import { stringify } from 'csv-stringify/sync'
import { z } from 'zod'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { identityFaults } from '../errors.ts'
import { delegationScheduleExported } from '../events.ts'
import type { NewDelegationRule, Schedule, ScheduleProblem } from '../schedule.ts'
import type { DelegationLevel } from '../schema.ts'
import { listUnits, type Unit } from '../store/people.ts'
import { saveSchedule, schedule } from './schedule.ts'
import { scheduleProblems } from './schedule-problems.ts'

const HEAD = ['부서코드', '부서', '과제코드', '사무', '전결권자', '금액상한(원)'] as const
const LEVEL_WORDS = {
  OFFICER: '담당',
  TEAM_LEAD: '팀장',
  DIVISION_HEAD: '과장',
  BUREAU_HEAD: '국장',
  VICE_MAYOR: '부시장',
  MAYOR: '시장',
} as const satisfies Record<DelegationLevel, string>
const LEVELS = new Map(Object.entries(LEVEL_WORDS).map(([level, word]) => [word, level as DelegationLevel]))
const MOST_ROWS = 5_000
const LONGEST_MATTER = 200
const LONGEST_CODE = 20

/** Spreadsheets run what begins so, and take the noughts before a number away; a quote before it makes it text. */
const TO_QUOTE = /^([=+\-@\t\r]|0\d)/
const quoted = (text: string): string => (TO_QUOTE.test(text) ? `'${text}` : text)
const unquoted = (text: string): string => (text.startsWith("'") && TO_QUOTE.test(text.slice(1)) ? text.slice(1) : text)

/** A version as a CSV file (RFC 4180; UTF-8 with a byte order mark, so that spreadsheets read Korean right). Pure. */
export function scheduleCsv(given: Pick<Schedule, 'rows'>, units: readonly Unit[]): string {
  const rows = given.rows.map(({ unitId, taskCode, matter, level, amountUpTo }) => {
    const unit = units.find(({ id }) => id === unitId)
    const texts = [unit?.code ?? '', unit?.name ?? '', taskCode ?? '', matter, LEVEL_WORDS[level]].map(quoted)
    return [...texts, amountUpTo === null ? '' : String(amountUpTo)]
  })
  return stringify([[...HEAD], ...rows], { bom: true, record_delimiter: '\r\n', quoted_match: /[\r\n]/ })
}

/** What a file says: its rows, or every wrong line with its number and why. Pure. */
export function readScheduleCsv(
  text: string,
  units: readonly Unit[],
): { readonly rows: readonly NewDelegationRule[]; readonly problems: readonly ScheduleProblem[] } {
  const lines = recordsIn(text)
  if ('problem' in lines) return { rows: [], problems: [lines.problem] }
  const [head, ...records] = lines.records
  if (head === undefined || HEAD.some((name, i) => name !== '부서' && head.cells[i]?.trim() !== name)) {
    const names = HEAD.join(', ')
    return {
      rows: [],
      problems: [{ line: 1, ko: `첫 줄은 ${names}이어야 합니다.`, en: `The first line must be ${names}.` }],
    }
  }
  if (records.length === 0) return { rows: [], problems: [{ line: 2, ko: '줄이 하나도 없습니다.', en: 'There is no row.' }] }
  if (records.length > MOST_ROWS) {
    const problem = { ko: `한 번에 ${MOST_ROWS}줄까지 가져옵니다.`, en: `At most ${MOST_ROWS} rows are taken in.` }
    return { rows: [], problems: [{ line: MOST_ROWS + 2, ...problem }] }
  }
  const read = records.map(({ cells, line }) => rowOf(cells, line, units))
  const problems = read.flatMap(({ wrong }) => wrong)
  const rows = read.flatMap(({ row }) => row ?? [])
  if (problems.length > 0) return { rows: [], problems }
  const lineAt = (index: number): number => records[index]?.line ?? index + 2
  return { rows, problems: scheduleProblems(rows, new Set(units.map(({ id }) => id)), lineAt) }
}

interface CsvRecord {
  readonly cells: readonly string[]
  /** Where it begins, from 1. */
  readonly line: number
}

const parsed = z.array(z.object({ record: z.array(z.string()), info: z.object({ lines: z.number() }) }))

function recordsIn(text: string): { readonly records: readonly CsvRecord[] } | { readonly problem: ScheduleProblem } {
  try {
    // Lines that end by each other's way confuse a reader that takes the first for all.
    const plain = text.replaceAll(/\r\n?/g, '\n')
    const options = { bom: true, info: true, relax_column_count: true, skip_empty_lines: true } as const
    const found = parsed.parse(parse(plain, options))
    return {
      records: found
        .map(({ record, info }) => ({
          cells: record,
          line: info.lines - record.reduce((more, cell) => more + cell.split('\n').length - 1, 0),
        }))
        .filter(({ cells }) => cells.some((cell) => cell.trim() !== '')),
    }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const line = z.number().catch(1).parse(error['lines'])
    const ko = '따옴표가 맞지 않습니다. 이 줄의 큰따옴표를 확인하십시오.'
    return { problem: { line, ko, en: `The quotes of this line do not match (${error.code}).` } }
  }
}

function rowOf(
  cells: readonly string[],
  line: number,
  units: readonly Unit[],
): { readonly row: NewDelegationRule | null; readonly wrong: readonly ScheduleProblem[] } {
  const wrong: ScheduleProblem[] = []
  const say = (ko: string, en: string): void => void wrong.push({ line, ko, en })
  const [unitCode = '', , taskCode = '', matter = '', levelWord = '', amount = ''] = cells.map((cell) => unquoted(cell.trim()))
  if (cells.length !== HEAD.length)
    say(`칸이 ${cells.length}개입니다. ${HEAD.length}개여야 합니다.`, `It has ${cells.length} cells, not ${HEAD.length}.`)
  const unit = units.find(({ code }) => code === unitCode)
  if (unitCode !== '' && unit === undefined) say(`부서코드 ${unitCode}인 부서가 없습니다.`, `No unit has the code ${unitCode}.`)
  if (taskCode.length > LONGEST_CODE) say('과제코드가 너무 깁니다.', 'The task code is too long.')
  if (matter === '') say('사무가 비어 있습니다.', 'The matter is empty.')
  if (matter.length > LONGEST_MATTER)
    say(`사무는 ${LONGEST_MATTER}자까지입니다.`, `A matter has at most ${LONGEST_MATTER} characters.`)
  const level = LEVELS.get(levelWord as (typeof LEVEL_WORDS)[DelegationLevel])
  if (level === undefined) {
    const words = Object.values(LEVEL_WORDS).join(', ')
    say(`전결권자 '${levelWord}'를 모릅니다. ${words} 가운데 적으십시오.`, `The level must be one of ${words}.`)
  }
  const plain = amount.replaceAll(',', '')
  const won = plain === '' ? null : /^\d{1,15}$/.test(plain) ? Number(plain) : undefined
  if (won === undefined) say(`금액 '${amount}'은 원 단위 숫자여야 합니다.`, `The amount '${amount}' must be a number of won.`)
  if (wrong.length > 0 || level === undefined || won === undefined) return { row: null, wrong }
  const code = taskCode === '' ? null : taskCode
  return { row: { unitId: unit?.id ?? null, taskCode: code, matter, level, amountUpTo: won }, wrong }
}

/** A version as a file; that it was taken out is recorded. @throws SCHEDULE_UNKNOWN */
export async function exportSchedule(kernel: Kernel, actor: PersonActor, id: string): Promise<{ name: string; csv: string }> {
  const found = await schedule(kernel, kernel.db, id, true)
  const csv = scheduleCsv(found, await listUnits(kernel.db))
  const { version, rowCount } = found
  await transaction(kernel, actor, (tx) =>
    tx.speak(delegationScheduleExported({ kind: 'delegation-schedule', id }, { version, rows: rowCount })),
  )
  return { name: `위임전결규정-제${version}판.csv`, csv }
}

/** Puts the rows of a file in the place of a draft's, all of them or none. @throws SCHEDULE_CSV_INVALID, and as saveSchedule */
export async function importSchedule(
  kernel: Kernel,
  actor: PersonActor,
  given: { id: string; basedOn: number; effectiveOn: string; csv: string },
): Promise<{ revision: number; rows: number }> {
  const { csv, ...draft } = given
  const { rows, problems } = readScheduleCsv(csv, await listUnits(kernel.db))
  if (problems.length > 0) throw identityFaults.SCHEDULE_CSV_INVALID({ problems })
  const { revision } = await saveSchedule(kernel, actor, { ...draft, rows }, 'CSV')
  return { revision, rows: rows.length }
}
