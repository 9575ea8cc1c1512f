import { Readable } from 'node:stream'
import {
  digestByteRange,
  type FieldLock,
  parseSignedData,
  prepareSignature,
  readClaims,
  SigningError,
  signedUpdate,
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
import { roomOf } from './room.ts'
import type { SignerCheck } from './signer-check.ts'

/** As what somebody signs, and what the signature commits to (EN 319 122-1 §5.2.6, §5.2.3). */
export interface StageClaims {
  readonly role: string
  readonly commitment: 'proofOfOrigin' | 'proofOfApproval'
}

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
  /** What the signature must say of the signer; instead of a reason in the dictionary (EN 319 142-1 §6.3 m). */
  readonly claims: StageClaims
  /** One-page PDF whose page becomes the visible signature; null for a field without a place on the page. */
  readonly appearance: Uint8Array | null
  /** The first signature certifies the document: only form filling and further signatures may follow (DocMDP P=2). */
  readonly certify: boolean
  /** What nobody may change any more behind this signature. */
  readonly lock: FieldLock | null
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

/** Makes the update to sign and remembers it. The appearance was rendered before; nothing here changes the document. */
export async function prepareStage(
  kernel: Kernel,
  authority: Authority,
  actor: PersonActor,
  request: StageRequest,
): Promise<Stage> {
  const base = await kernel.blobs.get(request.pdfBlob)
  const signedAt = kernel.clock.now()
  const prepared = await prepareSignature(base, {
    field: request.field,
    signerName: request.signerName,
    signedAt,
    ...(request.appearance === null ? {} : { appearance: request.appearance }),
    certify: request.certify,
    ...(request.lock === null ? {} : { lock: request.lock }),
    reserveBytes: await roomOf(kernel, authority, actor.personId),
  })
  const preparedBlob = await kernel.blobs.put(prepared.update)
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
    claims: JSON.stringify(request.claims),
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
 * @throws STAGE_UNKNOWN, STAGE_STALE, SIGNATURE_BROKEN, SIGNATURE_MISMATCH, CERTIFICATE_NOT_YOURS, CERTIFICATE_EXPIRED, CERTIFICATE_REVOKED, CERTIFICATE_UNTRUSTED, REVOCATION_UNAVAILABLE
 */
export async function verifyStage(
  kernel: Kernel,
  signers: SignerCheck,
  actor: PersonActor,
  stageId: string,
  cms: Uint8Array,
): Promise<VerifiedSignature> {
  const stage = await store.findStage(kernel.db, stageId)
  if (stage === undefined || stage.personId !== actor.personId) throw signaturesFaults.STAGE_UNKNOWN()
  if (stage.state !== 'OPEN') throw signaturesFaults.STAGE_STALE()
  const base = await kernel.blobs.get(stage.baseBlob)
  const update = await kernel.blobs.get(stage.preparedBlob)
  const byteRange = JSON.parse(stage.byteRange) as [number, number, number, number]
  const certificate = await verifyCms(kernel, [base, update], byteRange, cms, JSON.parse(stage.claims) as StageClaims)
  const certificateFingerprint = await signers.check(actor, certificate)
  // Base and update go to the disk one after the other: the signed file is never in memory a second time.
  const pieces = [base, embed(update, base.length, byteRange, cms)]
  const blob = await kernel.blobs.putStream(Readable.from(pieces), base.length + update.length)
  return { stage, pdfBlob: blob.sha256, certificateFingerprint, certificate }
}

/** Keeps a verified signature in the transaction of the act that it belongs to. @throws STAGE_STALE when somebody signed in between */
export async function keepSignature(tx: Tx, verified: VerifiedSignature): Promise<void> {
  const { stage } = verified
  if (!(await store.settleStages(tx, stage.documentId, stage.id))) throw signaturesFaults.STAGE_STALE()
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
  pieces: readonly Uint8Array[],
  byteRange: [number, number, number, number],
  cms: Uint8Array,
  { role, commitment }: StageClaims,
): Promise<Uint8Array> {
  try {
    const signed = parseSignedData(cms)
    const digest = await digestByteRange(pieces, byteRange, kernel.crypto, signed.digest ?? 'SHA-256')
    const verdict = await verifySignedData(signed, digest, kernel.crypto)
    if (verdict.problem !== null || verdict.certificate === null)
      throw signaturesFaults.SIGNATURE_MISMATCH({ reason: verdict.problem ?? 'NO_SIGNING_CERTIFICATE' })
    const claims = readClaims(signed)
    if (claims.roles.join() !== role || claims.commitment !== commitment)
      throw signaturesFaults.SIGNATURE_MISMATCH({ reason: 'CLAIMS' })
    return verdict.certificate.der
  } catch (error) {
    if (error instanceof SigningError) throw signaturesFaults.SIGNATURE_BROKEN({ reason: error.code }, { cause: error })
    throw error
  }
}

function embed(update: Uint8Array, baseLength: number, byteRange: [number, number, number, number], cms: Uint8Array): Uint8Array {
  try {
    return signedUpdate(update, baseLength, byteRange, cms)
  } catch (error) {
    if (error instanceof SigningError) throw signaturesFaults.SIGNATURE_BROKEN({ reason: error.code }, { cause: error })
    throw error
  }
}
