/** What leads from one list of rows to another: rows that are new or differ, and rows that are gone. Rows are plain values. */
export function changesBetween<Row extends object>(
  before: readonly Row[],
  after: readonly Row[],
  keyOf: (row: Row) => string,
): { readonly put: readonly Row[]; readonly gone: readonly Row[] } {
  const old = new Map(before.map((row) => [keyOf(row), JSON.stringify(row)]))
  const present = new Set(after.map(keyOf))
  return {
    put: after.filter((row) => old.get(keyOf(row)) !== JSON.stringify(row)),
    gone: before.filter((row) => !present.has(keyOf(row))),
  }
}
