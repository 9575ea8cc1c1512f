import type { LineStatus } from '@onmaru/workflow'
import type { PersonActor } from '../../../kernel/actor.ts'
import { seoulDate } from '../../../kernel/clock.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { BoxAsk, BoxCount, BoxPage, BoxRow } from '../box.ts'
import { approvalFaults } from '../errors.ts'
import { BOXES, type Box } from '../schema.ts'
import * as store from '../store/boxes.ts'
import { cursorOf, orderOf, placeIn } from './box-order.ts'
import { plainText } from './plain-text.ts'

/** Counting goes no further: who has more than this many wants to know that they are many. */
export const MOST_COUNTED = 1_000
/** Drafts are documents' own list. */
const COUNTED = BOXES.filter((box) => box !== 'DRAFTING')
/** Rows of one reading while a whole box is told. */
const BATCH = 500

/** One page of a person's own box. @throws PLACE_UNKNOWN */
export async function boxPage(
  { db, clock }: Pick<Kernel, 'db' | 'clock'>,
  actor: PersonActor,
  box: Box,
  ask: BoxAsk & { readonly limit: number; readonly after?: string | null | undefined },
): Promise<BoxPage> {
  const order = orderOf(box, ask.sort ?? null)
  const place = ask.after === undefined || ask.after === null ? null : placeIn(ask.after, order)
  if (place === null && typeof ask.after === 'string') throw approvalFaults.PLACE_UNKNOWN()
  const today = seoulDate(clock.now())
  const asked = { personId: actor.personId, box, filter: filterOf(ask), order, today }
  const rows = await store.boxPage(db, asked, ask.limit + 1, place)
  const shown = rows.slice(0, ask.limit)
  const last = shown.at(-1)
  return {
    rows: shown.map(rowOf),
    next: rows.length > ask.limit && last !== undefined ? cursorOf(store.placeOf(last, order, today)) : null,
    // Who goes on knows it from the first page.
    count: place === null ? countOf(await store.countFitting(db, asked, MOST_COUNTED)) : null,
  }
}

/** Every row of a box in its order, a batch at a time. */
export async function* wholeBox(
  { db, clock }: Pick<Kernel, 'db' | 'clock'>,
  actor: PersonActor,
  box: Box,
  ask: BoxAsk,
): AsyncGenerator<readonly BoxRow[]> {
  const order = orderOf(box, ask.sort ?? null)
  const today = seoulDate(clock.now())
  const asked = { personId: actor.personId, box, filter: filterOf(ask), order, today }
  let place: store.PlaceInBox | null = null
  for (;;) {
    const rows: readonly store.BoxEntry[] = await store.boxPage(db, asked, BATCH, place)
    const last = rows.at(-1)
    if (last === undefined) return
    yield rows.map(rowOf)
    if (rows.length < BATCH) return
    place = store.placeOf(last, order, today)
  }
}

/** How many documents lie in each of a person's boxes. */
export async function countBoxes({ db }: Pick<Kernel, 'db'>, actor: PersonActor): Promise<Readonly<Record<Box, BoxCount>>> {
  const counts = await store.boxCounts(db, actor.personId, COUNTED, MOST_COUNTED)
  const of = (box: Box): readonly [Box, BoxCount] => [box, countOf(counts.get(box) ?? 0)]
  // Every box has its entry, so the record is whole.
  return Object.fromEntries(BOXES.map(of)) as Record<Box, BoxCount>
}

function countOf(n: number): BoxCount {
  return { count: Math.min(n, MOST_COUNTED), more: n > MOST_COUNTED }
}

function filterOf({ filter = {} }: BoxAsk): store.BoxFilter {
  const plain = (text: string | undefined): string | undefined => (text === undefined ? undefined : plainText(text))
  return {
    urgent: filter.urgent,
    find: plain(filter.find),
    drafter: filter.drafter?.normalize('NFC').trim(),
    unit: filter.unit?.normalize('NFC').trim(),
    from: filter.from === undefined ? undefined : startOf(filter.from),
    before: filter.until === undefined ? undefined : new Date(Date.parse(startOf(filter.until)) + DAY_MS).toISOString(),
  }
}

const DAY_MS = 86_400_000

/** When a day in Seoul begins, ISO 8601 in UTC. */
function startOf(day: string): string {
  return new Date(`${day}T00:00:00+09:00`).toISOString()
}

function rowOf({ personId: _, searchText: _text, urgent, waitingFor, status, ...row }: store.BoxEntry): BoxRow {
  const names: readonly string[] = JSON.parse(waitingFor)
  // Only `project` writes this column, out of a line's status.
  return { ...row, urgent: urgent === 1, status: status as LineStatus, with: names }
}
