import { sql } from 'kysely'
import { type Handle, tables } from '../../../kernel/db.ts'
import type { ArchiveTables } from '../schema.ts'
import type { Facet } from '../search/tokens.ts'
import type { ArchivedRow } from './documents.ts'
import { engineOf, type Match } from './index-engine.ts'

const db = (handle: Handle) => tables<ArchiveTables>(handle)
/** Serials are counted from 1 and never reach this. */
export const NO_BOUND = 2 ** 52

/** A row of a list of hits. */
export type HitRow = Pick<
  ArchivedRow,
  | 'serial'
  | 'documentId'
  | 'form'
  | 'agency'
  | 'title'
  | 'number'
  | 'unitId'
  | 'unitName'
  | 'taskId'
  | 'taskName'
  | 'kind'
  | 'disclosure'
  | 'registeredOn'
  | 'publishedAt'
  | 'pdfBlob'
  | 'bodyText'
  | 'searchText'
>
const HIT = [
  'serial',
  'documentId',
  'form',
  'agency',
  'title',
  'number',
  'unitId',
  'unitName',
  'taskId',
  'taskName',
  'kind',
  'disclosure',
  'registeredOn',
  'publishedAt',
  'pdfBlob',
  'bodyText',
  'searchText',
] as const

/** Matches below a serial, newest first; a null match means everything that stands. */
export async function listHits(handle: Handle, match: Match | null, below: number, limit: number): Promise<readonly HitRow[]> {
  const rows = db(handle).selectFrom('archivedDocuments').select(HIT).where('withdrawnAt', 'is', null)
  const found =
    match === null
      ? rows.where('serial', '<', below)
      : rows.where(
          'serial',
          'in',
          sql<number>`(select serial from (${engineOf(handle.capabilities).hits(match, below, limit)}) as hits)`,
        )
  return (await found.orderBy('serial', 'desc').limit(limit).execute()).map((row) => ({ ...row, serial: Number(row.serial) }))
}

/** How many match, counted to `cap`. */
export async function countHits(handle: Handle, match: Match | null, cap: number): Promise<number> {
  const hits =
    match === null
      ? sql`select serial from "archivedDocuments" where "withdrawnAt" is null limit cast(${cap} as integer)`
      : engineOf(handle.capabilities).hits(match, NO_BOUND, cap)
  const { rows } = await sql<{ n: number }>`select count(*) as n from (${hits}) as hits`.execute(handle.kysely)
  return Number(rows[0]?.n ?? 0)
}

const COLUMNS = {
  agency: ['agency', 'agency'],
  unit: ['unitId', 'unitName'],
  year: ['year', 'year'],
  task: ['taskId', 'taskName'],
  kind: ['kind', 'kind'],
  disclosure: ['disclosure', 'disclosure'],
} as const satisfies Record<Facet, readonly [keyof ArchivedRow, keyof ArchivedRow]>

/** One value of a facet. */
export interface FacetCount {
  readonly value: string
  readonly label: string
  readonly count: number
}

/** The values of a facet over the newest `cap` matches, most frequent first. */
export async function countFacet(handle: Handle, match: Match | null, facet: Facet, cap: number): Promise<readonly FacetCount[]> {
  const [value, label] = COLUMNS[facet]
  const rows = db(handle).selectFrom('archivedDocuments').where('withdrawnAt', 'is', null)
  const found =
    match === null
      ? rows
      : rows.where(
          'serial',
          'in',
          sql<number>`(select serial from (${engineOf(handle.capabilities).hits(match, NO_BOUND, cap)}) as hits)`,
        )
  const counts = await found
    .select((e) => [e.ref(value).as('value'), e.fn.max(label).as('label'), e.fn.countAll().as('count')])
    .groupBy(value)
    .orderBy('count', 'desc')
    .orderBy(value)
    .limit(12)
    .execute()
  return counts.map((row) => ({ value: String(row.value), label: String(row.label), count: Number(row.count) }))
}
