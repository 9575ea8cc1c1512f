import { setImmediate } from 'node:timers/promises'
import type { PersonActor } from '../../../kernel/actor.ts'
import { seoulDate } from '../../../kernel/clock.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { scheduleSimulated } from '../events.ts'
import type { SimulationNote } from '../simulation.ts'
import { countDecisions, type DecisionPlace, decisionsSince } from '../store/decisions.ts'
import type { ApprovalParts } from './parts.ts'
import { Tally } from './simulation-tally.ts'

const PAGE = 1_000
const YEAR_MS = 365 * 86_400_000

/**
 * Runs a version of the delegation schedule over the decisions of the past year: who would have decided what, by the superiors as they were then.
 * Changes nothing but the log, which keeps that somebody looked. @throws SCHEDULE_UNKNOWN
 */
export async function* simulate(parts: ApprovalParts, actor: PersonActor, scheduleId: string): AsyncGenerator<SimulationNote> {
  const { kernel, identity } = parts
  const { db, clock } = kernel
  const schedule = await identity.scheduleById(db, scheduleId)
  const now = clock.now()
  const since = new Date(now.getTime() - YEAR_MS)
  const total = await countDecisions(db, since.toISOString())
  const tally = new Tally(schedule.rows)
  let place: DecisionPlace | null = null
  yield { progress: { done: 0, total } }
  for (;;) {
    const page = await decisionsSince(db, since.toISOString(), place, PAGE)
    for (const decision of page) tally.add(decision)
    place = page.at(-1) ?? place
    if (page.length < PAGE) break
    yield { progress: { done: tally.total, total: Math.max(total, tally.total) } }
    // The embedded engine answers at once: others get their turn between two pages.
    await setImmediate()
  }
  const { version } = schedule
  const result = { version, from: seoulDate(since), until: seoulDate(now), ...tally.result() }
  const { from, until, changed } = result
  await transaction(kernel, actor, (tx) =>
    tx.speak(
      scheduleSimulated(
        { kind: 'delegation-schedule', id: scheduleId },
        { version, from, until, documents: result.total, changed },
      ),
    ),
  )
  yield { result }
}
