import { type ExpressionBuilder, type Kysely, type SelectQueryBuilder, sql } from 'kysely'
import { type Handle, tables } from '../../../kernel/db.ts'
import { prepared } from '../../../kernel/prepared.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import type { ApprovalTables, Box } from '../schema.ts'

export type BoxEntry = ApprovalTables['boxEntries']
type Boxes = Pick<ApprovalTables, 'boxEntries'>

/** What a box is narrowed to; every part that is given must hold. */
export interface BoxFilter {
  readonly urgent?: true | undefined
  /** Normalised as `searchText`; stands anywhere in title, drafter or unit. */
  readonly find?: string | undefined
  readonly drafter?: string | undefined
  readonly unit?: string | undefined
  /** From this instant on and before that one, ISO 8601 in UTC, of `since`. */
  readonly from?: string | undefined
  readonly before?: string | undefined
}

/** One part of an order. `value` reads off a row what the order reads in SQL. */
export interface OrderKey {
  readonly column: 'since' | 'title' | 'drafterName' | 'unitName' | 'dueOn' | 'status' | 'urgent' | 'documentId' | 'late'
  readonly descending: boolean
}

/** Values of the order's keys where a page ended. */
export type PlaceInBox = readonly (string | number)[]

const db = (handle: Handle) => tables<Boxes>(handle)

/** After every day: where there is no deadline, it is later than any. */
const NEVER = '9999-12-31'

/** Takes a document out of boxes: of everybody, or the entries named; tells whose. */
export async function dropBoxes(
  tx: Tx,
  documentId: string,
  entries: readonly Pick<BoxEntry, 'personId' | 'box'>[] | 'all',
): Promise<readonly string[]> {
  if (entries !== 'all' && entries.length === 0) return []
  const keys = entries === 'all' ? [] : entries.map(({ personId, box }) => ({ personId, box }))
  return (await deleteBoxes(tx, { documentId, keys })).map(({ personId }) => personId)
}

const deleteBoxes = prepared((db: Kysely<Boxes>, v: { documentId: string; keys: readonly { personId: string; box: Box }[] }) => {
  const gone = db.deleteFrom('boxEntries').where('documentId', '=', v.documentId).returning('personId')
  // Without keys: of everybody.
  return v.keys.length === 0 ? gone : gone.where((e) => e.or(v.keys.map(({ personId, box }) => e.and({ personId, box }))))
})

/** Puts entries into boxes; one that lies there already is written over. */
export async function putBoxes(tx: Tx, entries: readonly BoxEntry[]): Promise<void> {
  if (entries.length > 0) await upsertBoxes(tx, entries)
}

const upsertBoxes = prepared((db: Kysely<Boxes>, rows: readonly BoxEntry[]) =>
  db
    .insertInto('boxEntries')
    .values([...rows])
    .onConflict((c) =>
      c.columns(['documentId', 'personId', 'box']).doUpdateSet((e) => ({
        title: e.ref('excluded.title'),
        drafterName: e.ref('excluded.drafterName'),
        unitName: e.ref('excluded.unitName'),
        urgent: e.ref('excluded.urgent'),
        dueOn: e.ref('excluded.dueOn'),
        since: e.ref('excluded.since'),
        status: e.ref('excluded.status'),
        waitingFor: e.ref('excluded.waitingFor'),
        searchText: e.ref('excluded.searchText'),
      })),
    ),
)

/** What a page is asked by. `today`: the day in Seoul from which a deadline counts as late, `YYYY-MM-DD`. */
export interface BoxAsked {
  readonly personId: string
  readonly box: Box
  readonly filter: BoxFilter
  readonly order: readonly OrderKey[]
  readonly today: string
}

/** One page of a box in an order whose last key parts all rows; it goes on behind `after`. */
export async function boxPage(
  handle: Handle,
  asked: BoxAsked,
  limit: number,
  after: PlaceInBox | null,
): Promise<readonly BoxEntry[]> {
  const { order, today } = asked
  let page = narrowed(db(handle).selectFrom('boxEntries').selectAll(), asked).limit(limit)
  if (after !== null) page = page.where((e) => behind(e, order, today, after))
  for (const key of order) page = page.orderBy(expressionOf(key, today), key.descending ? 'desc' : 'asc')
  return page.execute()
}

/** How many rows of a box fit, counted no further than `most` + 1. */
export async function countFitting(handle: Handle, asked: Omit<BoxAsked, 'order' | 'today'>, most: number): Promise<number> {
  const found = narrowed(db(handle).selectFrom('boxEntries').select('documentId'), asked).limit(most + 1)
  const row = await tables<Boxes>(handle)
    .selectFrom(found.as('found'))
    .select((e) => e.fn.countAll<number>().as('n'))
    .executeTakeFirstOrThrow()
  return Number(row.n)
}

/** How many documents each of these boxes holds, in one statement; each is counted no further than `most` + 1, so that years of work cost no more than days. */
export async function boxCounts(
  handle: Handle,
  personId: string,
  boxes: readonly Box[],
  most: number,
): Promise<ReadonlyMap<Box, number>> {
  const row = await db(handle)
    .selectNoFrom((e) =>
      boxes.map((box) =>
        e
          .selectFrom(
            e
              .selectFrom('boxEntries')
              .select('since')
              .where('personId', '=', personId)
              .where('box', '=', box)
              .limit(most + 1)
              .as('found'),
          )
          .select((found) => found.fn.countAll<number>().as('n'))
          .as(box),
      ),
    )
    .executeTakeFirstOrThrow()
  const counts: Readonly<Record<string, unknown>> = row
  return new Map(boxes.map((box) => [box, Number(counts[box])]))
}

function narrowed<O>(
  query: SelectQueryBuilder<Boxes, 'boxEntries', O>,
  { personId, box, filter }: Pick<BoxAsked, 'personId' | 'box' | 'filter'>,
): SelectQueryBuilder<Boxes, 'boxEntries', O> {
  let page = query.where('personId', '=', personId).where('box', '=', box)
  if (filter.urgent === true) page = page.where('urgent', '=', 1)
  if (filter.from !== undefined) page = page.where('since', '>=', filter.from)
  if (filter.before !== undefined) page = page.where('since', '<', filter.before)
  if (filter.find !== undefined) page = page.where(contains('searchText', filter.find))
  if (filter.drafter !== undefined) page = page.where(contains('drafterName', filter.drafter))
  if (filter.unit !== undefined) page = page.where(contains('unitName', filter.unit))
  return page
}

/** Plain text inside a column; `%` and `_` mean themselves. */
function contains(column: 'searchText' | 'drafterName' | 'unitName', text: string) {
  return sql<boolean>`${sql.ref(column)} like ${`%${text.replaceAll(/[\\%_]/g, '\\$&')}%`} escape '\\'`
}

/** What a key reads: `late` parts deadlines that are here or past, the oldest first, from everything else. */
function expressionOf({ column }: OrderKey, today: string) {
  if (column === 'late')
    return sql<string>`case when ${sql.ref('dueOn')} <= ${today} then ${sql.ref('dueOn')} else ${sql.lit(NEVER)} end`
  if (column === 'dueOn') return sql<string>`coalesce(${sql.ref('dueOn')}, ${sql.lit(NEVER)})`
  return sql.ref<string | number>(column)
}

/** Where a row stands in an order: the values of its keys. */
export function placeOf(row: BoxEntry, order: readonly OrderKey[], today: string): PlaceInBox {
  return order.map(({ column }) => {
    if (column === 'late') return row.dueOn !== null && row.dueOn <= today ? row.dueOn : NEVER
    return column === 'dueOn' ? (row.dueOn ?? NEVER) : row[column]
  })
}

/** Behind a place in an order. The first key is bounded by itself too, so that an index is entered where the page before ended. */
function behind(e: ExpressionBuilder<Boxes, 'boxEntries'>, order: readonly OrderKey[], today: string, after: PlaceInBox) {
  const past = (i: number, sign: '' | '=') => {
    const key = order[i]
    if (key === undefined) throw new Error('a place has as many values as its order has keys')
    return sql<boolean>`${expressionOf(key, today)} ${sql.raw(`${key.descending ? '<' : '>'}${sign}`)} ${after[i]}`
  }
  const equal = (i: number) => {
    const key = order[i]
    if (key === undefined) throw new Error('a place has as many values as its order has keys')
    return sql<boolean>`${expressionOf(key, today)} = ${after[i]}`
  }
  const ways = order.map((_, i) => e.and([...order.slice(0, i).map((_before, j) => equal(j)), past(i, '')]))
  return e.and([past(0, '='), e.or(ways)])
}
