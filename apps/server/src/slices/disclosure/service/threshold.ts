import type { PersonActor } from '../../../kernel/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { disclosureThresholdSet } from '../events.ts'
import * as store from '../store.ts'

/** The grade of the approver from which documents go out by themselves; 1 is the highest. */
export const threshold = store.threshold

/** Sets it for releases decided from now on. */
export async function setThreshold(kernel: Kernel, actor: PersonActor, approverGradeRank: number): Promise<void> {
  await transaction(kernel, actor, async (tx) => {
    const before = await store.threshold(tx)
    await store.setThreshold(tx, approverGradeRank)
    await tx.speak(disclosureThresholdSet({ kind: 'setting', id: 'releaseThreshold' }, { before, after: approverGradeRank }))
  })
}
