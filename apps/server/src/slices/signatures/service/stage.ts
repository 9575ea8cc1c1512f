import {
  applyUpdate,
  checkByLists,
  digestByteRange,
  embedSignature,
  fingerprintOf,
  parseSignedData,
  prepareSignature,
  readCertificate,
  SigningError,
  validatePath,
  verifySignedData,
} from '@onmaru/signing'
import type { PersonActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type Tx, transaction } from '../../../kernel/transaction.ts'
import { signaturesFaults } from '../errors.ts'
import { signatureAccepted } from '../events.ts'
import * as store from '../store.ts'
import type { Authority } from './authority.ts'
import { base64 } from './encoding.ts'

/** What somebody is about to sign. */
export interface StageRequest {
  readonly documentId: string
  readonly revisionId: string
  readonly stepId: string
  /** Signature field prepared for this step. */
  readonly field: string
  /** The PDF as it stands and as the signer sees it. */
  readonly pdfBlob: string
  readonly signerName: string
  readonly reason: string
  /** One-page PDF whose page becomes the visible signature. */
  readonly appearance: Uint8Array
  /** The first signature certifies the document: only form filling and further signatures may follow (DocMDP P=2). */
  readonly certify: boolean
}

/** The update that the client appends to the bytes it shows; it computes the digest over `byteRange` itself. */
export interface Stage {
  readonly stageId: string
  readonly baseBlob: string
  readonly update: Uint8Array
  readonly byteRange: readonly [number, number, number, number]
  readonly field: string
}

/** A signature that was verified and waits for the transaction of its act. */
export interface VerifiedSignature {
  readonly stage: store.SigningStage
  /** The signed PDF, stored already; it counts once `keep` ran. */
  readonly pdfBlob: string
  readonly certificateFingerprint: string
  readonly certificate: Uint8Array
}

/** Room for a CMS with an RSA-3072 signature and its chain; a signature stays far under 20 KB. */
const RESERVED_BYTES = 8_192

/** Makes the update to sign and remembers it. The appearance was rendered before; nothing here changes the document. */
export async function prepareStage(kernel: Kernel, actor: PersonActor, request: StageRequest): Promise<Stage> {
  const base = await kernel.blobs.get(request.pdfBlob)
  const signedAt = kernel.clock.now()
  const prepared = await prepareSignature(base, {
    field: request.field,
    signerName: request.signerName,
    signedAt,
    reason: request.reason,
    appearance: request.appearance,
    certify: request.certify,
    reserveBytes: RESERVED_BYTES,
  })
  const preparedBlob = await kernel.blobs.put(applyUpdate(base, prepared.update))
  const stage: store.SigningStage = {
    id: newId(),
    documentId: request.documentId,
    revisionId: request.revisionId,
    stepId: request.stepId,
    personId: actor.personId,
    field: request.field,
    baseBlob: request.pdfBlob,
    preparedBlob: preparedBlob.sha256,
    byteRange: JSON.stringify(prepared.byteRange),
    signedAt: signedAt.toISOString(),
    state: 'OPEN',
    createdAt: signedAt.toISOString(),
  }
  await transaction(kernel, actor, (tx) => store.insertStage(tx, stage))
  return {
    stageId: stage.id,
    baseBlob: stage.baseBlob,
    update: prepared.update,
    byteRange: prepared.byteRange,
    field: stage.field,
  }
}

/**
 * Verifies a CMS against the stage that was handed out: the bytes, the signature, the signer, the path and its revocation.
 * Stores the signed file; nothing of the document changes before `keepSignature`.
 * @throws STAGE_UNKNOWN, STAGE_STALE, SIGNATURE_BROKEN, SIGNATURE_MISMATCH, CERTIFICATE_NOT_YOURS, CERTIFICATE_EXPIRED, CERTIFICATE_REVOKED, CERTIFICATE_UNTRUSTED
 */
export async function verifyStage(
  kernel: Kernel,
  authority: Authority,
  actor: PersonActor,
  stageId: string,
  cms: Uint8Array,
): Promise<VerifiedSignature> {
  const stage = await store.findStage(kernel.db, stageId)
  if (stage === undefined || stage.personId !== actor.personId) throw signaturesFaults.STAGE_UNKNOWN()
  if (stage.state !== 'OPEN') throw signaturesFaults.STAGE_STALE()
  const prepared = await kernel.blobs.get(stage.preparedBlob)
  const byteRange = JSON.parse(stage.byteRange) as [number, number, number, number]
  const certificate = await verifyCms(kernel, prepared, byteRange, cms)
  const certificateFingerprint = await checkSigner(kernel, authority, actor, certificate)
  const signed = embed(prepared, byteRange, cms)
  const blob = await kernel.blobs.put(signed)
  return { stage, pdfBlob: blob.sha256, certificateFingerprint, certificate }
}

/** Keeps a verified signature in the transaction of the act that it belongs to. @throws STAGE_STALE when somebody signed in between */
export async function keepSignature(tx: Tx, verified: VerifiedSignature): Promise<void> {
  const { stage } = verified
  const present = await store.findStage(tx, stage.id)
  if (present?.state !== 'OPEN') throw signaturesFaults.STAGE_STALE()
  await store.settleStages(tx, stage.documentId, stage.id)
  await store.insertAccepted(tx, {
    id: newId(),
    documentId: stage.documentId,
    revisionId: stage.revisionId,
    stepId: stage.stepId,
    personId: stage.personId,
    field: stage.field,
    certificateFingerprint: verified.certificateFingerprint,
    certificate: base64(verified.certificate),
    signedAt: stage.signedAt,
    pdfBlob: verified.pdfBlob,
  })
  await tx.speak(
    signatureAccepted(
      { kind: 'document', id: stage.documentId },
      {
        stepId: stage.stepId,
        field: stage.field,
        personId: stage.personId,
        certificate: verified.certificateFingerprint,
        pdfBlob: verified.pdfBlob,
      },
    ),
  )
}

async function verifyCms(
  kernel: Kernel,
  prepared: Uint8Array,
  byteRange: [number, number, number, number],
  cms: Uint8Array,
): Promise<Uint8Array> {
  try {
    const signed = parseSignedData(cms)
    const digest = await digestByteRange(prepared, byteRange, kernel.crypto, signed.digest ?? 'SHA-256')
    const verdict = await verifySignedData(signed, digest, kernel.crypto)
    if (verdict.problem !== null || verdict.certificate === null)
      throw signaturesFaults.SIGNATURE_MISMATCH({ reason: verdict.problem ?? 'NO_SIGNING_CERTIFICATE' })
    return verdict.certificate.der
  } catch (error) {
    if (error instanceof SigningError) throw signaturesFaults.SIGNATURE_BROKEN({ reason: error.code }, { cause: error })
    throw error
  }
}

function embed(prepared: Uint8Array, byteRange: [number, number, number, number], cms: Uint8Array): Uint8Array {
  try {
    return embedSignature(prepared, byteRange, cms)
  } catch (error) {
    if (error instanceof SigningError) throw signaturesFaults.SIGNATURE_BROKEN({ reason: error.code }, { cause: error })
    throw error
  }
}

/** Whose certificate it is and whether it may sign now; the office's own register answers for revocation. */
async function checkSigner(kernel: Kernel, authority: Authority, actor: PersonActor, certificate: Uint8Array): Promise<string> {
  const info = readCertificate(certificate)
  const fingerprint = await fingerprintOf(certificate, kernel.crypto)
  const issued = await store.findByFingerprint(kernel.db, fingerprint)
  const now = kernel.clock.now()
  if (issued === undefined) throw signaturesFaults.CERTIFICATE_UNTRUSTED({ reason: 'NOT_ISSUED_HERE' })
  if (issued.personId !== actor.personId)
    throw signaturesFaults.CERTIFICATE_NOT_YOURS({ subject: info.subject.commonName ?? info.subject.text })
  if (issued.revokedAt !== null) throw signaturesFaults.CERTIFICATE_REVOKED({ revokedAt: issued.revokedAt })
  if (info.notAfter < now) throw signaturesFaults.CERTIFICATE_EXPIRED({ notAfter: info.notAfter.toISOString() })
  const { problem } = await validatePath({
    certificate,
    intermediates: await authority.chain(),
    anchors: await authority.anchors(),
    at: now,
    purpose: 'signing',
    revocation: checkByLists({ crls: [await authority.currentCrl()] }, kernel.crypto, 'unknown'),
    crypto: kernel.crypto,
  })
  if (problem !== null) throw signaturesFaults.CERTIFICATE_UNTRUSTED({ reason: problem.code })
  return fingerprint
}
