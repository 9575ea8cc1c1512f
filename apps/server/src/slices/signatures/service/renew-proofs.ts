import { systemActor } from '../../../kernel/actor.ts'
import { seoulDate } from '../../../kernel/clock.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import * as proofs from '../store/proofs.ts'
import { RAISE_JOB } from './raise.ts'

/** A proof is renewed when less than this of it is left; the timestamp service goes on to a new key every year, so that there is a longer one. */
const RENEWED_BEFORE_MS = 365 * 24 * 3_600_000
const BATCH = 500

/** Sets every document to be raised that is still kept and whose proof ends within a year. Returns how many were set. */
export async function renewProofs(kernel: Kernel): Promise<number> {
  let set = 0
  for (let found = BATCH; found === BATCH; ) {
    found = await transaction(kernel, systemActor('signatures.proofs'), async (tx) => {
      const until = new Date(tx.now.getTime() + RENEWED_BEFORE_MS)
      const ending = await proofs.listEnding(tx, until, seoulDate(tx.now), BATCH)
      for (const documentId of ending) {
        await proofs.wait(tx, documentId, 'PROOF_ENDS', { nextTryAt: tx.now, lastError: null })
        await kernel.jobs.ensure(tx, RAISE_JOB, documentId, { documentId })
      }
      return ending.length
    })
    set += found
  }
  return set
}
