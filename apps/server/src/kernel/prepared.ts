import type { Compilable, CompiledQuery, Kysely } from 'kysely'
import { type Handle, tables } from './db.ts'

/** Stands in a statement where a value will be. */
class Hole {
  readonly index: number
  constructor(index: number) {
    this.index = index
  }
}

/**
 * A statement that is built and compiled once for each engine and shape of its values, and then only given the values: for what every act runs, since
 * building a statement takes longer than the embedded engine takes to run it. `build` may look at the shape (how many rows, which columns), never at
 * a value. @example const seqOf = prepared((db: Kysely<T>, v: { id: string }) => db.selectFrom('lines').select('seq').where('id', '=', v.id))
 */
export function prepared<T, V, R>(
  build: (db: Kysely<T>, values: V) => Compilable<R>,
): (handle: Handle, values: V) => Promise<readonly R[]> {
  const known = new Map<string, CompiledQuery<R>>()
  return async (handle, values) => {
    const shape = `${handle.capabilities.engine} ${shapeOf(values)}`
    let query = known.get(shape)
    if (query === undefined) {
      let next = 0
      const holes = mapLeaves(values, () => new Hole(next++))
      // The builder sees holes where values are: it hands both on alike.
      query = build(tables<T>(handle), holes as V).compile()
      known.set(shape, query)
    }
    const given: unknown[] = []
    collect(values, given)
    const parameters = query.parameters.map((one) => (one instanceof Hole ? given[one.index] : one))
    return (await handle.kysely.executeQuery<R>({ ...query, parameters })).rows
  }
}

/** How many rows with which columns: what a statement's text depends on. All rows of a list have the same columns. */
function shapeOf(values: unknown): string {
  if (Array.isArray(values)) return `[${values.length}${values.length === 0 ? '' : shapeOf(values[0])}]`
  return isRow(values) ? `{${Object.entries(values).map(([name, value]) => `${name}${shapeOf(value)}`)}}` : ''
}

/** The same with a hole for each leaf; every row of a list as its first one is. */
function mapLeaves(values: unknown, hole: () => Hole): unknown {
  if (Array.isArray(values)) return values.map(() => mapLeaves(values[0], hole))
  if (!isRow(values)) return hole()
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, mapLeaves(value, hole)]))
}

/** The leaves in the order of the holes: rows of a list by the names of its first row, in whatever order they came themselves. */
function collect(values: unknown, into: unknown[], like: unknown = values): void {
  if (Array.isArray(values)) {
    for (const each of values) collect(each, into, values[0])
  } else if (isRow(values)) {
    for (const name of Object.keys(isRow(like) ? like : values)) {
      const value: unknown = Reflect.get(values, name)
      if (value === undefined) throw new TypeError(`a row has no ${name}, which the first one has`)
      collect(value, into)
    }
  } else {
    into.push(values)
  }
}

const isRow = (values: unknown): values is object => typeof values === 'object' && values !== null
