import type { PersonActor } from '../../../kernel/actor.ts'
import { seoulDate } from '../../../kernel/clock.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { proofsLooked } from '../events.ts'
import type { RaiseCause, SealLevel } from '../schema.ts'
import * as proofs from '../store/proofs.ts'

/** A file that waits to be raised. Times ISO 8601. */
export interface WaitingRaise {
  readonly documentId: string
  readonly cause: RaiseCause
  readonly level: SealLevel
  readonly wanted: SealLevel
  readonly attempts: number
  readonly lastError: string | null
  readonly nextTryAt: string
  readonly since: string
}

/** What waits: how many in all, and those that wait longest. */
export interface WaitingRaises {
  readonly count: number
  readonly items: readonly WaitingRaise[]
}

/** How many kept documents lose their proof in a year, unless it is renewed. */
export interface ProofEndings {
  readonly year: string
  readonly documents: number
}

const SUBJECT = { kind: 'proofs', id: 'office' } as const

/** Files that wait to be raised, longest first; the look is recorded. */
export async function waitingRaises(kernel: Kernel, actor: PersonActor, limit: number): Promise<WaitingRaises> {
  const [count, rows] = [await proofs.countWaiting(kernel.db), await proofs.listWaiting(kernel.db, limit)]
  await transaction(kernel, actor, (tx) => tx.speak(proofsLooked(SUBJECT, { what: 'PENDING' })))
  return {
    count,
    items: rows.map(({ documentId, cause, level, wanted, attempts, lastError, nextTryAt, since }) => ({
      documentId,
      cause,
      level,
      wanted,
      attempts: Number(attempts),
      lastError,
      nextTryAt,
      since,
    })),
  }
}

/** When how many documents lose their proof; the look is recorded. */
export async function proofForecast(kernel: Kernel, actor: PersonActor): Promise<readonly ProofEndings[]> {
  const endings = await proofs.countEndings(kernel.db, seoulDate(kernel.clock.now()))
  await transaction(kernel, actor, (tx) => tx.speak(proofsLooked(SUBJECT, { what: 'FORECAST' })))
  return endings
}
