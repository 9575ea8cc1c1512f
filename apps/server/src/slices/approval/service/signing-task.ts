import type { Step } from '@onmaru/workflow'
import type { PersonActor } from '../../../kernel/actor.ts'
import type { Revision } from '../../documents/index.ts'
import type { SigningTask } from '../signing-task.ts'
import { claimsOf, lockBy } from './claims.ts'
import type { ApprovalParts } from './parts.ts'
import { appearanceOf } from './print-block.ts'

/** What is to be signed, by whom, over which bytes. */
export interface SigningOrder {
  readonly step: Step
  readonly revision: Revision
  /** Where it is signed. */
  readonly field: string
  /** SHA-256 of the file as the signer sees it. */
  readonly pdfBlob: string
  /** The first signature certifies the document (DocMDP P=2). */
  readonly certify: boolean
}

/** Draws the visible signature and prepares the update that the client signs. Slow: outside transactions. */
export async function signingTask(parts: ApprovalParts, actor: PersonActor, order: SigningOrder): Promise<SigningTask> {
  const { kernel, documents, signatures } = parts
  const { step, field, revision, pdfBlob, certify } = order
  const { documentId, revisionId } = revision
  const place = revision.fields.find(({ name }) => name === field)
  if (place === undefined) throw new Error(`the form of revision ${revisionId} has no field ${field}`)
  const claims = claimsOf(step)
  const seen = place.w > 0 && place.h > 0
  const appearance = seen
    ? await documents.signatureAppearance(
        appearanceOf(step, place, kernel.clock.now()),
        await signatures.images.of(kernel.db, actor.personId),
      )
    : null
  const stage = await signatures.prepare(actor, {
    documentId,
    revisionId,
    stepId: step.id,
    field,
    pdfBlob,
    signerName: `${step.party.name} (${step.party.post})`,
    claims,
    appearance,
    certify,
    lock: lockBy(step, revision.fields),
  })
  return {
    stageId: stage.stageId,
    documentId,
    stepId: step.id,
    title: revision.form.title,
    kind: step.kind,
    mark: step.mark,
    revisionNumber: revision.number,
    pages: revision.pages,
    attachments: revision.attachments,
    pdfUrl: `/files/documents/${documentId}/current.pdf?blob=${stage.baseBlob}`,
    baseBlob: stage.baseBlob,
    field: stage.field,
    update: Buffer.from(stage.update).toString('base64'),
    byteRange: stage.byteRange,
    claims,
  }
}
