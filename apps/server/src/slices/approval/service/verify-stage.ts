import type { PersonActor } from '../../../kernel/actor.ts'
import { Fault } from '../../../kernel/errors.ts'
import { signaturesFaults, type VerifiedSignature } from '../../signatures/index.ts'
import { approvalFaults } from '../errors.ts'
import type { LineAct } from '../line-act.ts'
import * as store from '../store.ts'
import type { ApprovalParts } from './parts.ts'
import { fieldOf, storedPlaces } from './places.ts'

/** An act that carries a signature. */
export type SigningAct = Extract<LineAct, { cms: string }>

/**
 * Verifies the signature that an act carries, outside any transaction. Who acts on a state that is not the present one hears that
 * somebody was first, whichever of stage or state shows it.
 * @throws ACT_CONFLICT, and signatures' STAGE_UNKNOWN, STAGE_STALE, SIGNATURE_MISMATCH, CERTIFICATE_NOT_YOURS, …
 */
export async function verifyStage(
  parts: ApprovalParts,
  actor: PersonActor,
  act: SigningAct,
  row: store.LineRevision | undefined,
): Promise<VerifiedSignature> {
  await refuseStale(parts, act)
  let verified: VerifiedSignature
  try {
    verified = await parts.signatures.verify(actor, act.stageId, new Uint8Array(Buffer.from(act.cms, 'base64')))
  } catch (error) {
    if (error instanceof Fault && error.code === 'STAGE_STALE') await refuseStale(parts, act)
    throw error
  }
  const { stage } = verified
  const fits = stage.documentId === act.documentId && (act.type === 'submit' || stage.stepId === act.stepId)
  if (!fits) throw signaturesFaults.STAGE_UNKNOWN()
  // The step may stand elsewhere by now, where the line was changed since.
  const moved = act.type === 'sign' && fieldOf(storedPlaces(row?.places ?? null), act.stepId) !== stage.field
  if (moved) throw signaturesFaults.STAGE_STALE()
  return verified
}

async function refuseStale({ kernel }: ApprovalParts, act: SigningAct): Promise<void> {
  const seq = await store.findSeq(kernel.db, act.documentId)
  if (seq !== act.basedOn) throw approvalFaults.ACT_CONFLICT({ seq })
}
