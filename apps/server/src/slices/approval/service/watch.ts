import { type LineState, turnsOf } from '@onmaru/workflow'
import { z } from 'zod'
import { systemActor } from '../../../kernel/actor.ts'
import { seoulDate } from '../../../kernel/clock.ts'
import type { JobRun, Jobs } from '../../../kernel/parts.ts'
import { type Tx, transaction } from '../../../kernel/transaction.ts'
import { reminded } from '../events.ts'
import { toldCauses } from '../store/notices.ts'
import * as store from '../store.ts'
import { eventsOf } from './line-state.ts'
import { presentFile } from './look.ts'
import { type Told, tell } from './notices.ts'
import { officeDayAfter, officeDayAt, openingOf } from './office-days.ts'
import { type OpenTurn, openTurns, turnsBegun } from './open-turns.ts'
import type { ApprovalParts } from './parts.ts'
import { type Duty, dutiesOn, nextLook } from './reminders.ts'

/** The job that looks after one turn of a person on a step, and plans its next look itself. */
export const WATCH_JOB = 'approval.watch'

const watched = z.object({ documentId: z.string(), stepId: z.string(), personId: z.string() })
type Watched = z.infer<typeof watched>

/** Has the turns that an act gave, or that go on by it, looked after: in the transaction of the act. */
export async function planWatch(jobs: Jobs, tx: Tx, documentId: string, before: LineState, after: LineState): Promise<void> {
  // How long one that goes on waited already, its first look finds out.
  for (const { stepId, party } of turnsBegun(before, after))
    await look(jobs, tx, { documentId, stepId, personId: party.personId }, nextMorning(tx.now))
}

/** Has every turn of a line looked after that is not, whatever became of its job. */
export async function ensureWatch(jobs: Jobs, tx: Tx, documentId: string, state: LineState): Promise<void> {
  for (const { stepId, party, state: stands } of turnsOf(state))
    if (stands === 'OPEN') await look(jobs, tx, { documentId, stepId, personId: party.personId }, tx.now)
}

/**
 * Tells what has to be told of a turn by now and was not, and plans the next look; the job ends with the turn, and pauses while it is on hold.
 * Nobody is reminded before the office opens or on a day on which it does not: what is late then waits for the next opening.
 */
export async function lookAfterTurn(parts: ApprovalParts, run: JobRun): Promise<void> {
  const { kernel } = parts
  const asked = watched.parse(run.payload)
  const { documentId, stepId, personId } = asked
  await transaction(kernel, systemActor(WATCH_JOB), async (tx) => {
    await tx.lock(`document:${documentId}`)
    await run.finish(tx)
    const turns = openTurns(await eventsOf(tx, documentId))
    const turn = turns.find((one) => one.stepId === stepId && one.personId === personId)
    if (turn === undefined) return
    const isOpen = officeDayAt(tx.now) === seoulDate(tx.now)
    if (isOpen) await tellDuties(parts, tx, documentId, turn, turns)
    const next = isOpen ? nextLook(turn, tx.now) : nextMorning(tx.now)
    if (next !== null) await look(kernel.jobs, tx, asked, next)
  })
}

/** When the office opens next. */
const nextMorning = (now: Date): Date => openingOf(officeDayAfter(officeDayAt(now)))

async function look(jobs: Jobs, tx: Tx, asked: Watched, at: Date): Promise<void> {
  await jobs.ensure(tx, WATCH_JOB, `${asked.documentId} ${asked.stepId} ${asked.personId}`, asked, at)
}

async function tellDuties(
  parts: ApprovalParts,
  tx: Tx,
  documentId: string,
  turn: OpenTurn,
  turns: readonly OpenTurn[],
): Promise<void> {
  const known = await toldCauses(tx, documentId)
  const duties = dutiesOn(turn, officeDayAt(tx.now)).filter(({ cause }) => !known.has(cause))
  if (duties.length === 0) return
  const { revision } = await presentFile(parts, tx, await store.findRevision(tx, documentId))
  const head = await parts.documents.head(tx, documentId)
  const told: Told[] = []
  for (const { cause, about, to } of duties) {
    for (const personId of await peopleFor(parts, tx, to, turn, turns, head?.authorId)) {
      const whose = personId === turn.personId ? null : turn.name
      told.push({ documentId, title: revision.form.title, cause, about, personId, whose })
    }
  }
  if (told.length === 0) return
  await tell(tx, told)
  await tx.speak(
    reminded(
      { kind: 'document', id: documentId },
      {
        stepId: turn.stepId,
        personId: turn.personId,
        told: told.map(({ about, personId }) => ({ about, personId })),
      },
    ),
  )
}

/** Who is told; nobody where it would be said to who waits themselves, or nobody stands above them who is there. */
async function peopleFor(
  parts: ApprovalParts,
  tx: Tx,
  to: Duty['to'],
  turn: OpenTurn,
  turns: readonly OpenTurn[],
  drafterId: string | undefined,
): Promise<readonly string[]> {
  if (to === 'HOLDER') return [turn.personId, ...(await deputyOf(parts, tx, turn))]
  if (to === 'DRAFTER') return drafterId === undefined || drafterId === turn.personId ? [] : [drafterId]
  const { identity } = parts
  const waiting = turns.map(({ personId }) => personId)
  // The drafter hears of it anyway.
  const above = (await identity.superiorsOf(tx, turn.personId))
    .map(({ id }) => id)
    .filter((id) => id !== drafterId && !waiting.includes(id))
  const away = (await identity.absencesOn(tx, above, seoulDate(tx.now))).map((absence) => absence.personId)
  return above.filter((id) => !away.includes(id)).slice(0, 1)
}

/** Who acts for them while they are away (직무대리, 영 10③): the turn can be handed over, and they are there to see to it. */
async function deputyOf({ identity }: ApprovalParts, tx: Tx, { personId }: OpenTurn): Promise<readonly string[]> {
  const [absence] = await identity.absencesOn(tx, [personId], seoulDate(tx.now))
  return absence === undefined || absence.nobodyActs ? [] : [absence.actingId]
}
