import BetterSqlite3 from 'better-sqlite3'

type Value = string | number | bigint | Buffer | null
type Row = Readonly<Record<string, Value>>
/** Rows of a table by their key as text, and the columns of that key: the row's number, or the primary key where rows have none. */
interface Table {
  readonly key: readonly string[]
  readonly rows: ReadonlyMap<string, Row>
}
type Snapshot = ReadonlyMap<string, Table>

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

/** Every row of every ordinary table. */
export function snapshot(database: BetterSqlite3.Database): Snapshot {
  const tables = database
    .prepare<[], { name: string; wr: number }>(
      "select name, wr from pragma_table_list where schema = 'main' and type = 'table' and name not like 'sqlite_%' and name not like 'archiveIndex%'",
    )
    .all()
  return new Map(
    tables.map(({ name, wr }) => {
      const columns = database
        .prepare<[string], string>('select name from pragma_table_info(?) where pk > 0 order by pk')
        .pluck()
        .all(name)
      const key = wr === 1 ? columns : [ROW_NUMBER]
      const rows = database.prepare<[], Row>(`select ${wr === 1 ? '' : `rowid as "${ROW_NUMBER}", `}* from "${name}"`).all()
      return [name, { key, rows: new Map(rows.map((row) => [JSON.stringify(key.map((column) => row[column])), row])) }]
    }),
  )
}

/** What a row's number is called among its columns. */
const ROW_NUMBER = '#'
const columnOf = (name: string): string => (name === ROW_NUMBER ? 'rowid' : `"${name}"`)

/** The fewest statements that lead from one snapshot to the next: rows that went, rows that came, and changed columns of the others. */
export function changesBetween(before: Snapshot, after: Snapshot): readonly RowChange[] {
  return [...after].flatMap(([table, { key, rows }]) => {
    const old = before.get(table)?.rows ?? new Map<string, Row>()
    const where = key.map((column) => `${columnOf(column)} = ?`).join(' and ')
    const valuesOf = (row: Row): readonly Value[] => key.map((column) => row[column] ?? null)
    return [
      ...[...old]
        .filter(([id]) => !rows.has(id))
        .map(([, row]) => ({ sql: `delete from "${table}" where ${where}`, values: valuesOf(row) })),
      ...[...rows].flatMap(([id, row]) => changeOf(table, { where, values: valuesOf(row) }, old.get(id), row)),
    ]
  })
}

function changeOf(
  table: string,
  { where, values: keys }: { readonly where: string; readonly values: readonly Value[] },
  old: Row | undefined,
  row: Row,
): readonly RowChange[] {
  const columns = Object.keys(row).filter((column) => old === undefined || old[column] !== row[column])
  if (columns.length === 0) return []
  const values = columns.map((column) => row[column] ?? null)
  const names = columns.map(columnOf)
  return old === undefined
    ? [{ sql: `insert into "${table}" (${names.join(', ')}) values (${values.map(() => '?').join(', ')})`, values }]
    : [
        {
          sql: `update "${table}" set ${names.map((name) => `${name} = ?`).join(', ')} where ${where}`,
          values: [...values, ...keys],
        },
      ]
}

/** One bare transaction over changes, its statements prepared: what the engine itself takes for them. */
export function bareTransaction(database: BetterSqlite3.Database, changes: readonly RowChange[]): () => void {
  const statements = changes.map(({ sql, values }) => ({ statement: database.prepare<Value[]>(sql), values }))
  const run = database.transaction(() => {
    for (const { statement, values } of statements) statement.run(...values)
  })
  return () => run.immediate()
}
