import type { Kernel } from '../../../kernel/kernel.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import { sealSet } from '../events.ts'
import * as proofs from '../store/proofs.ts'
import { RAISE_JOB } from './raise.ts'
import type { Sealed } from './seal.ts'

const FIRST_TRY_MS = 60_000

/** Records the seal in the transaction that takes the sealed file into the records; one that fell short of its level is raised later. */
export async function keepSeal(kernel: Kernel, tx: Tx, documentId: string, sealed: Sealed): Promise<void> {
  const { pdfBlob, sealId, certificate, field, level, wanted, keptUntil, proofEndsAt, problem } = sealed
  const updatedAt = tx.now.toISOString()
  await proofs.insertSealed(tx, { documentId, field, pdfBlob, level, wanted, keptUntil, proofEndsAt, updatedAt })
  if (problem !== null) {
    const nextTryAt = new Date(tx.now.getTime() + FIRST_TRY_MS)
    await proofs.wait(tx, documentId, 'SEALED_SHORT', { nextTryAt, lastError: problem })
    await kernel.jobs.ensure(tx, RAISE_JOB, documentId, { documentId }, nextTryAt)
  }
  await tx.speak(sealSet({ kind: 'document', id: documentId }, { sealId, certificate, pdfBlob, level }))
}
