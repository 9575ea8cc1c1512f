import BetterSqlite3 from 'better-sqlite3'

type Value = string | number | bigint | Buffer | null
type Row = Readonly<Record<string, Value>>
type Snapshot = ReadonlyMap<string, ReadonlyMap<number, Row>>

/** A change of one row, as the statement that makes it. */
export interface RowChange {
  readonly sql: string
  readonly values: readonly Value[]
}

/** Opens a database file with the settings that the server uses. */
export function openLikeTheServer(file: string): BetterSqlite3.Database {
  const database = new BetterSqlite3(file)
  database.pragma('journal_mode = WAL')
  database.pragma('synchronous = FULL')
  database.pragma('foreign_keys = ON')
  database.pragma('cache_size = -65536')
  return database
}

/** Every row of every ordinary table, by table and row number. */
export function snapshot(database: BetterSqlite3.Database): Snapshot {
  const tables = database
    .prepare<[], string>(
      "select name from sqlite_master where type = 'table' and sql not like 'create virtual%' and name not like 'archiveIndex%'",
    )
    .pluck()
    .all()
  return new Map(
    tables.map((table) => {
      const rows = database.prepare<[], Row>(`select rowid as "#", * from "${table}"`).all()
      return [table, new Map(rows.map(({ '#': rowid, ...row }) => [Number(rowid), row]))]
    }),
  )
}

/** The fewest statements that lead from one snapshot to the next: rows that went, rows that came, and changed columns of the others. */
export function changesBetween(before: Snapshot, after: Snapshot): readonly RowChange[] {
  return [...after].flatMap(([table, rows]) => {
    const old = before.get(table) ?? new Map<number, Row>()
    return [
      ...[...old.keys()]
        .filter((rowid) => !rows.has(rowid))
        .map((rowid) => ({ sql: `delete from "${table}" where rowid = ?`, values: [rowid] })),
      ...[...rows].flatMap(([rowid, row]) => changeOf(table, rowid, old.get(rowid), row)),
    ]
  })
}

function changeOf(table: string, rowid: number, old: Row | undefined, row: Row): readonly RowChange[] {
  const columns = Object.keys(row).filter((column) => old === undefined || old[column] !== row[column])
  if (columns.length === 0) return []
  const values = [...columns.map((column) => row[column] ?? null), rowid]
  const names = columns.map((column) => `"${column}"`)
  return old === undefined
    ? [{ sql: `insert into "${table}" (${[...names, 'rowid'].join(', ')}) values (${values.map(() => '?').join(', ')})`, values }]
    : [{ sql: `update "${table}" set ${names.map((name) => `${name} = ?`).join(', ')} where rowid = ?`, values }]
}

/** One bare transaction over changes, its statements prepared: what the engine itself takes for them. */
export function bareTransaction(database: BetterSqlite3.Database, changes: readonly RowChange[]): () => void {
  const statements = changes.map(({ sql, values }) => ({ statement: database.prepare<Value[]>(sql), values }))
  const run = database.transaction(() => {
    for (const { statement, values } of statements) statement.run(...values)
  })
  return () => run.immediate()
}
