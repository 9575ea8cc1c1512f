import type BetterSqlite3 from 'better-sqlite3'
import { seeded } from '../support/seeded.ts'

/** Who decides in this office: each with how many people it has. */
const PEOPLE = 2_000
const UNITS = 100
const BUREAUS = 10
const FIRST_DAY = Date.parse('2021-01-01T00:00:00Z')
const DAYS = 5.5 * 365
const DAY_MS = 86_400_000
const BATCH = 50_000
const WORDS = [
  '예산',
  '계획',
  '추진',
  '보수',
  '정비',
  '공공데이터',
  '하천',
  '가로등',
  '청사',
  '교육',
  '민원',
  '복지',
  '도로',
  '안전',
  '회의',
  '결과',
  '보고',
  '협조',
]

/** A person of the office; the first of a unit is its head. */
export const personIn = (index: number): string => `0190f8a0-0000-7000-8000-${String(index).padStart(12, '0')}`
/** Who heads a bureau, and the deputy mayor, in whose box years of work lie. */
export const BUREAU_HEAD = personIn(1)
export const DEPUTY_MAYOR = personIn(BUREAUS + 1)

interface Row {
  readonly personId: string
  readonly box: string
  readonly since: string
}

/**
 * Writes what the boxes show of so many lines: mostly decided ones of five years, some on their way, some that came back. Every line goes by its
 * drafter, the team's leader and the unit's head; a third by the bureau's head, one of twenty by the deputy mayor. Seeded: always the same rows.
 */
export function writeManyLines(database: BetterSqlite3.Database, documents: number): number {
  const indexes = database
    .prepare<[], { name: string; sql: string }>(
      "select name, sql from sqlite_master where type = 'index' and tbl_name = 'boxEntries' and sql is not null",
    )
    .all()
  for (const { name } of indexes) database.exec(`drop index "${name}"`)
  const insert = database.prepare(
    `insert into "boxEntries" ("personId", "box", "documentId", "title", "drafterName", "unitName", "urgent", "dueOn", "since", "status", "waitingFor", "searchText")
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)`,
  )
  const { below } = seeded(20_260_715)
  let written = 0
  for (let at = 0; at < documents; at += BATCH) {
    database.transaction(() => {
      for (let number = at; number < Math.min(documents, at + BATCH); number += 1) {
        const documentId = `0190f8a1-0000-7000-9000-${String(number).padStart(12, '0')}`
        const sent = FIRST_DAY + (number / documents) * DAYS * DAY_MS
        const title = `${number}번 ${WORDS[below(WORDS.length)]} ${WORDS[below(WORDS.length)]} ${WORDS[below(WORDS.length)]}`
        const unit = below(UNITS)
        const drafterName = `기안자${below(50)}`
        const unitName = `제${unit}과`
        const status =
          number < documents * 0.97 ? (below(200) === 0 ? 'RETURNED' : 'APPROVED') : below(10) === 0 ? 'RETURNED' : 'IN_PROGRESS'
        for (const { personId, box, since } of rowsOf(unit, status, sent, below)) {
          const dueOn = box === 'WAITING' && below(4) === 0 ? '2026-07-20' : null
          const waitingFor = box === 'IN_PROGRESS' ? '["김하나"]' : '[]'
          insert.run(
            personId,
            box,
            documentId,
            title,
            drafterName,
            unitName,
            below(30) === 0 ? 1 : 0,
            dueOn,
            since,
            status,
            waitingFor,
            `${title} ${drafterName} ${unitName}`.toLowerCase(),
          )
          written += 1
        }
      }
    })()
  }
  for (const { sql } of indexes) database.exec(sql)
  database.exec('analyze')
  return written
}

function rowsOf(unit: number, status: string, sent: number, below: (limit: number) => number): readonly Row[] {
  const members = Math.floor((PEOPLE - BUREAUS - 2) / UNITS)
  const member = (index: number): string => personIn(BUREAUS + 2 + unit * members + index)
  const deciders = [
    member(1 + below(3)),
    member(0),
    ...(below(3) === 0 ? [personIn(1 + (unit % BUREAUS))] : []),
    ...(below(20) === 0 ? [DEPUTY_MAYOR] : []),
  ]
  const time = (days: number): string => new Date(sent + days * DAY_MS).toISOString()
  const drafter = member(4 + below(members - 4))
  if (status === 'RETURNED')
    return [
      { personId: drafter, box: 'RETURNED', since: time(1) },
      ...deciders.slice(0, 1).map((personId) => ({ personId, box: 'ACTED', since: time(1) })),
    ]
  const done = status === 'APPROVED' ? deciders.length : below(deciders.length)
  return [
    {
      personId: drafter,
      box: status === 'APPROVED' ? 'DONE' : 'IN_PROGRESS',
      since: status === 'APPROVED' ? time(deciders.length) : time(0),
    },
    ...deciders.map((personId, i) => ({
      personId,
      box: i < done ? 'ACTED' : i === done ? 'WAITING' : 'UPCOMING',
      since: time(i < done ? i + 1 : i),
    })),
  ]
}
