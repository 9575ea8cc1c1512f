import { join } from 'node:path'
import type { PersonActor } from '../../apps/server/src/kernel/actor.ts'
import type { BoxAsk, BoxRow } from '../../apps/server/src/slices/approval/index.ts'
import { SQLITE } from '../support/engines.ts'
import { BUREAU_HEAD, DEPUTY_MAYOR, personIn, writeManyLines } from './many-lines.ts'
import { type Figure, median, percentile } from './measure.ts'
import { openLikeTheServer } from './row-changes.ts'

const DOCUMENTS = Number(process.env['ONMARU_BENCH_DOCUMENTS'] ?? 1_000_000)
const PAGE = 100
const ASKED = 200
const BOXES = ['WAITING', 'UPCOMING', 'ACTED', 'IN_PROGRESS', 'DONE', 'RETURNED'] as const

/**
 * Boxes of 2,000 people over 1,000,000 documents on the embedded engine. `inbox.p95`: a first page of any box together with the counts of all,
 * of anybody; the others: the same of the one in whose box years of work lie, in another order, by words that are nowhere, and behind the
 * ten-thousandth row. `inbox/read`: a first page over the same rows read by their primary key.
 */
export async function figures(): Promise<readonly Figure[]> {
  await using office = await SQLITE.office()
  const { approval } = office.app
  const file = openLikeTheServer(join(office.config.dataFolder, 'onmaru.db'))
  try {
    writeManyLines(file, DOCUMENTS)
    file.pragma('wal_checkpoint(TRUNCATE)')
    const took = async (work: () => Promise<unknown>): Promise<number> => {
      const began = performance.now()
      await work()
      return performance.now() - began
    }
    const firsts: number[] = []
    for (let i = 0; i < ASKED; i += 1) {
      const actor = actorOf(i % 20 === 0 ? DEPUTY_MAYOR : i % 20 === 1 ? BUREAU_HEAD : personIn((i * 97) % 1_900))
      const box = BOXES[i % BOXES.length] ?? 'WAITING'
      firsts.push(await took(async () => [await approval.box(actor, box, { limit: PAGE }), await approval.counts(actor)]))
    }
    const largest = actorOf(DEPUTY_MAYOR)
    const again = async (work: () => Promise<unknown>): Promise<number> => {
      const runs: number[] = []
      for (let i = 0; i < 21; i += 1) runs.push(await took(work))
      return percentile(runs, 0.95)
    }
    const asked = (ask: BoxAsk) => again(() => approval.box(largest, 'ACTED', { ...ask, limit: PAGE }))
    let after: string | null = null
    for (let rows = 0; rows < 10_000; rows += 200) {
      const page: Awaited<ReturnType<typeof approval.box>> = await approval.box(largest, 'ACTED', { limit: 200, after })
      after = page.next ?? after
    }
    return [
      { name: 'inbox.p95', value: percentile(firsts, 0.95), unit: 'ms' },
      { name: 'inbox.counts.p95', value: await again(() => approval.counts(largest)), unit: 'ms' },
      { name: 'inbox.sorted.p95', value: await asked({ sort: { column: 'title', descending: false } }), unit: 'ms' },
      { name: 'inbox.found.p95', value: await asked({ filter: { find: '하천 정비' } }), unit: 'ms' },
      { name: 'inbox.nowhere.p95', value: await asked({ filter: { find: '어디에도없는말' } }), unit: 'ms' },
      { name: 'inbox.deep.p95', value: await again(() => approval.box(largest, 'ACTED', { limit: PAGE, after })), unit: 'ms' },
      { name: 'inbox/read', value: await overBare((limit) => approval.box(largest, 'ACTED', { limit }), file), unit: 'x' },
    ]
  } finally {
    file.close()
  }
}

/** A page over its rows read one by one under their primary key, each measured in turn. */
async function overBare(
  page: (limit: number) => Promise<{ readonly rows: readonly BoxRow[] }>,
  file: ReturnType<typeof openLikeTheServer>,
): Promise<number> {
  const { rows } = await page(PAGE)
  const read = file.prepare<[string, string, string]>(
    'select * from "boxEntries" where "personId" = ? and "box" = \'ACTED\' and "since" = ? and "documentId" = ?',
  )
  const runs: number[] = []
  for (let i = 0; i < 60; i += 1) {
    const bareBegan = performance.now()
    for (const { since, documentId } of rows) read.get(DEPUTY_MAYOR, since, documentId)
    const began = performance.now()
    await page(PAGE)
    runs.push((performance.now() - began) / (began - bareBegan))
  }
  return median(runs.slice(20))
}

function actorOf(personId: string): PersonActor {
  return { kind: 'person', personId, name: '결재자', roles: [], sessionId: null, from: null }
}
