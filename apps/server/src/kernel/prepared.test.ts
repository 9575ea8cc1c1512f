import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Kysely, sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Db, openDb } from './db.ts'
import { prepared } from './prepared.ts'

interface Tables {
  things: { id: string; name: string | null; size: number }
}
type Row = Tables['things']

const folder = mkdtempSync(join(tmpdir(), 'onmaru-prepared-'))
let db: Db
beforeAll(async () => {
  db = openDb({ databaseUrl: null, dataFolder: folder })
  await sql`create table things (id text primary key, name text, size integer)`.execute(db.writer)
})
afterAll(async () => {
  await db.close()
  rmSync(folder, { recursive: true, force: true })
})
const writing = () => ({ kysely: db.writer, capabilities: db.capabilities })

describe('a prepared statement', () => {
  let built = 0
  const insert = prepared((kysely: Kysely<Tables>, rows: readonly Row[]) => {
    built += 1
    return kysely.insertInto('things').values([...rows])
  })
  const find = prepared((kysely: Kysely<Tables>, v: { names: readonly string[]; least: number }) =>
    kysely.selectFrom('things').selectAll().where('name', 'in', v.names).where('size', '>=', v.least).orderBy('id'),
  )

  it('is built once for each number of rows, and given its values each time', async () => {
    await insert(writing(), [{ id: 'a', name: 'x', size: 1 }])
    await insert(writing(), [{ id: 'b', name: null, size: 2 }])
    await insert(writing(), [
      { id: 'c', name: 'x', size: 3 },
      { size: 4, id: 'd', name: 'y' },
    ])
    expect(built).toBe(2)
    expect(await find(db, { names: ['x'], least: 0 })).toEqual([
      { id: 'a', name: 'x', size: 1 },
      { id: 'c', name: 'x', size: 3 },
    ])
    expect(await find(db, { names: ['x', 'y'], least: 2 })).toEqual([
      { id: 'c', name: 'x', size: 3 },
      { id: 'd', name: 'y', size: 4 },
    ])
    expect(await find(db, { names: ['y', 'x'], least: 4 })).toEqual([{ id: 'd', name: 'y', size: 4 }])
  })

  it('refuses rows that are not alike', async () => {
    const odd = [{ id: 'e', name: 'x', size: 1 }, { id: 'f', size: 2 } as unknown as Row]
    await expect(insert(writing(), odd)).rejects.toThrow('a row has no name')
  })
})
