import { existsSync } from 'node:fs'
import { join } from 'node:path'
import BetterSqlite3 from 'better-sqlite3'

type Row = Readonly<Record<string, string | number | null>>

/** An office's embedded database, read as it lies on the disk, whatever process wrote it. */
export interface KeptOffice extends Disposable {
  /** Documents by the state that their own slice keeps. */
  documents(): ReadonlyMap<string, string>
  /** Documents by the state of their line. */
  lines(): ReadonlyMap<string, string>
  /** Serials that a unit and year gave, in order, by `unit year`. */
  serials(): ReadonlyMap<string, readonly number[]>
  /** Sealed files by document; null where none is kept yet. */
  preserved(): ReadonlyMap<string, string | null>
  /** How often the log tells of an event, by document. */
  told(type: string): ReadonlyMap<string, number>
  /** How many rows of a table stand for each document. */
  rowsOf(table: 'recordRegister' | 'recordItems' | 'releases' | 'publications' | 'archivedDocuments'): ReadonlyMap<string, number>
  /** How many entries the log has. */
  entries(): number
  /** What is to be done now, or again; rounds that wait for their hour are none of it. */
  openJobs(): readonly Row[]
  /** Whether the blob store holds a file. */
  holds(sha256: string): boolean
}

/** Opens the files of an office; a process may be writing in it. */
export function openKept(folder: string): KeptOffice {
  const database = new BetterSqlite3(join(folder, 'onmaru.db'), { timeout: 10_000 })
  const rows = (query: string, ...values: string[]): readonly Row[] => database.prepare<string[], Row>(query).all(...values)
  const pairs = (query: string, ...values: string[]): ReadonlyMap<string, string> =>
    new Map(rows(query, ...values).map((row) => [String(row['id']), String(row['value'])]))
  const counts = (query: string, ...values: string[]): ReadonlyMap<string, number> =>
    new Map(rows(query, ...values).map((row) => [String(row['id']), Number(row['value'])]))
  return {
    documents: () => pairs('select id, state as value from documents'),
    lines: () => pairs('select documentId as id, status as value from lineStates'),
    serials: () => {
      const found = new Map<string, number[]>()
      for (const row of rows('select unitId, year, serial from recordRegister order by serial')) {
        const place = `${row['unitId']} ${row['year']}`
        found.set(place, [...(found.get(place) ?? []), Number(row['serial'])])
      }
      return found
    },
    preserved: () =>
      new Map(
        rows('select documentId, preservedBlob from recordItems').map((row) => [
          String(row['documentId']),
          row['preservedBlob'] === null ? null : String(row['preservedBlob']),
        ]),
      ),
    told: (type) => counts('select subjectId as id, count(*) as value from auditEntries where type = ? group by subjectId', type),
    rowsOf: (table) => counts(`select documentId as id, count(*) as value from "${table}" group by documentId`),
    entries: () => Number(rows('select seq from auditHead')[0]?.['seq']),
    openJobs: () =>
      rows(
        "select kind, subject, state, attempts, lastError from jobs where state <> 'DONE' and (attempts > 0 or runAt <= ?)",
        new Date().toISOString(),
      ),
    holds: (sha256) => existsSync(join(folder, 'blobs', sha256.slice(0, 2), sha256.slice(2, 4), sha256)),
    [Symbol.dispose]: () => database.close(),
  }
}
