import { applyUpdate, archiveUpdate, levelsOf, proofEndOf, validationDataUpdate } from '@onmaru/signing'
import { systemActor } from '../../../kernel/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { JobRun } from '../../../kernel/parts.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { fileRaised } from '../events.ts'
import type { SealLevel } from '../schema.ts'
import type { PendingRaise, SealedFileRow } from '../store/proofs.ts'
import * as proofs from '../store/proofs.ts'
import { messageOf } from './attempts.ts'
import type { Authority } from './authority.ts'
import type { ProofServices } from './proof-services.ts'
import { evidenceSources, roomForToken } from './seal.ts'

/** The job that raises one document's file. */
export const RAISE_JOB = 'signatures.raise'

const ACTOR = systemActor(RAISE_JOB)
const LEVELS: readonly SealLevel[] = ['B-B', 'B-T', 'B-LT', 'B-LTA']
const LONGEST_WAIT_MS = 6 * 3_600_000
const FIRST_WAIT_MS = 60_000

/** Minutes until the next try: 1, 2, 4 … up to six hours, for as long as it takes. */
const waitMs = (attempts: number): number => Math.min(LONGEST_WAIT_MS, FIRST_WAIT_MS * 2 ** Math.min(attempts, 20))

/**
 * Raises a sealed file, or renews its proof: the updates are appended, and the file takes the place of the one before together with the
 * records' own (they hear `fileRaised` in the same transaction). A failure is kept where administrators see it, and tried again for ever.
 */
export async function raise(
  kernel: Kernel,
  authority: Authority,
  services: ProofServices,
  documentId: string,
  run: Pick<JobRun, 'finish'>,
): Promise<void> {
  const file = await proofs.findSealed(kernel.db, documentId)
  const pending = await proofs.findRaise(kernel.db, documentId)
  if (file === undefined || pending?.state !== 'WAITING') return transaction(kernel, ACTOR, (tx) => run.finish(tx))
  let raised: Raised
  try {
    raised = await raisedFile(kernel, authority, services, file, pending)
  } catch (error) {
    kernel.log.warn({ err: error, documentId }, 'a file could not be raised')
    return putOff(kernel, pending, messageOf(error), run)
  }
  await transaction(kernel, ACTOR, async (tx) => {
    await tx.lock(`document:${documentId}`)
    if (await proofs.replaceSealed(tx, file, raised)) {
      await proofs.settleRaise(tx, documentId)
      const { pdfBlob, level, proofEndsAt } = raised
      await tx.speak(
        fileRaised(
          { kind: 'document', id: documentId },
          { before: file.pdfBlob, pdfBlob, level, cause: pending.cause, proofEndsAt },
        ),
      )
      tx.touch(`document:${documentId}`)
    }
    await run.finish(tx)
  })
}

async function putOff(
  kernel: Kernel,
  { documentId, attempts }: PendingRaise,
  error: string,
  run: Pick<JobRun, 'finish'>,
): Promise<void> {
  await transaction(kernel, ACTOR, async (tx) => {
    const nextTryAt = new Date(tx.now.getTime() + waitMs(attempts))
    await proofs.noteFailure(tx, documentId, error, nextTryAt)
    await run.finish(tx)
    await kernel.jobs.ensure(tx, RAISE_JOB, documentId, { documentId }, nextTryAt)
  })
}

interface Raised {
  readonly pdfBlob: string
  readonly level: SealLevel
  readonly proofEndsAt: string | null
}

/** @throws Error when the file fell short of what was wanted, and what the services throw */
async function raisedFile(
  kernel: Kernel,
  authority: Authority,
  services: ProofServices,
  file: SealedFileRow,
  pending: PendingRaise,
): Promise<Raised> {
  const before = await kernel.blobs.get(file.pdfBlob)
  const sources = await evidenceSources(kernel, authority, services)
  // A seal with its own timestamp lacks validation data alone; whatever has none, or loses it, needs a timestamp over the document.
  const { stamps } = services
  const lacksDataAlone = pending.cause === 'SEALED_SHORT' && file.wanted === 'B-LT' && file.level !== 'B-B'
  const update = lacksDataAlone
    ? await validationDataUpdate(before, sources)
    : await archiveUpdate(before, { ...sources, timestamp: stamps.token, reserveBytes: roomForToken(await stamps.known()) })
  const after = applyUpdate(before, update)
  if (Buffer.compare(after.subarray(0, before.length), before) !== 0)
    throw new Error('the raised file does not begin with the file')
  const level = levelsOf(after).get(file.field) ?? 'B-B'
  if (LEVELS.indexOf(level) < LEVELS.indexOf(file.wanted)) throw new Error(`raised to ${level}, wanted ${file.wanted}`)
  const proofEndsAt = proofEndOf(after)?.toISOString() ?? null
  if (pending.cause === 'PROOF_ENDS' && (proofEndsAt ?? '') <= (file.proofEndsAt ?? ''))
    throw new Error(
      `the timestamp service's certificate ends ${proofEndsAt ?? 'at no known time'}, no later than the proof at hand`,
    )
  const { sha256 } = await kernel.blobs.put(after)
  return { pdfBlob: sha256, level, proofEndsAt }
}
