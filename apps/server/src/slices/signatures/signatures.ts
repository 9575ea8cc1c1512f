import { addFormFields, type FormField, type RevocationSource, type ValidationReport } from '@onmaru/signing'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Handle } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { Identity } from '../identity/index.ts'
import { beginRounds, handleRaises, handleRounds } from './jobs.ts'
import { Authority } from './service/authority.ts'
import { type CertificateRow, ownCertificates } from './service/certificates.ts'
import { type Issuance, issuance } from './service/issuance.ts'
import { keepSeal } from './service/keep-seal.ts'
import { ownRevocation, Stamps } from './service/proof-services.ts'
import { type ProofEndings, proofForecast, type WaitingRaises, waitingRaises } from './service/proofs.ts'
import { type Sealed, type SealRequest, sealPdf } from './service/seal.ts'
import {
  keepSignature,
  prepareStage,
  type Stage,
  type StageRequest,
  type VerifiedSignature,
  verifyStage,
} from './service/stage.ts'
import { ownTimestamps, type TimestampClient } from './service/timestamp-client.ts'
import { verifyPdf } from './service/verify.ts'
import type { AcceptedSignature, IssuedCertificate } from './store.ts'
import * as store from './store.ts'

/** Signatures, certificates, seals and their checking: the only slice that knows how a signature is made. */
export interface Signatures {
  /** Begins what the slice does by itself, at the start of a process. @throws KEYSTORE_LOCKED */
  begin(): Promise<void>
  readonly authority: Authority
  /** Adds the signature and text fields to a rendered form, once, before anybody signs. */
  prepareForm(pdf: Uint8Array, fields: readonly FormField[]): Promise<Uint8Array>
  prepare(actor: PersonActor, request: StageRequest): Promise<Stage>
  verify(actor: PersonActor, stageId: string, cms: Uint8Array): Promise<VerifiedSignature>
  keep(tx: Tx, verified: VerifiedSignature): Promise<void>
  seal(request: SealRequest): Promise<Sealed>
  keepSeal(tx: Tx, documentId: string, sealed: Sealed): Promise<void>
  /** Sealed files that wait to be raised since a service was down, or whose proof is being renewed. */
  waitingRaises(actor: PersonActor, limit: number): Promise<WaitingRaises>
  /** How many kept documents lose their proof in which year, unless it is renewed. */
  proofForecast(actor: PersonActor): Promise<readonly ProofEndings[]>
  registerSeal(tx: Tx, seal: { name: string; imageBlob: string; serialNumber: string; startedOn: string }): Promise<void>
  /** Image of the seal in use; undefined where none is registered. */
  sealImage(handle: Handle): Promise<{ name: string; imageBlob: string } | undefined>
  /** Judges any PDF. @throws FILE_NOT_PDF */
  verifyPdf(pdf: Uint8Array): Promise<ValidationReport>
  acceptedOf(handle: Handle, documentId: string): Promise<readonly AcceptedSignature[]>
  /** The acts over certificates of the embedded authority. */
  readonly issuance: Issuance
  /** A person's own certificates, newest first. */
  ownCertificates(personId: string): Promise<readonly CertificateRow[]>
  certificatesOf(handle: Handle, personId: string): Promise<readonly IssuedCertificate[]>
}

/** Services that proofs are made with. */
export interface OutsideServices {
  readonly timestamps: TimestampClient
  readonly revocation: RevocationSource
}

/** Opens the slice. `passphrase` protects the keys that the office itself holds; `outside` puts other services in the place of its own. */
export function createSignatures(
  kernel: Kernel,
  passphrase: string,
  identity: Identity,
  outside: (own: OutsideServices) => OutsideServices = (own) => own,
): Signatures {
  const authority = new Authority(kernel, passphrase)
  const clients = outside({ timestamps: ownTimestamps(kernel, authority), revocation: ownRevocation(kernel, authority) })
  const services = { stamps: new Stamps(kernel, clients.timestamps), revocation: clients.revocation }
  handleRounds(kernel, authority)
  handleRaises(kernel, authority, services)
  return {
    begin: () => beginRounds(kernel, authority),
    authority,
    prepareForm: (pdf, fields) => addFormFields(pdf, [...fields]),
    prepare: (actor, request) => prepareStage(kernel, actor, request),
    verify: (actor, stageId, cms) => verifyStage(kernel, authority, actor, stageId, cms),
    keep: keepSignature,
    seal: (request) => sealPdf(kernel, authority, services, request),
    keepSeal: (tx, documentId, sealed) => keepSeal(kernel, tx, documentId, sealed),
    waitingRaises: (actor, limit) => waitingRaises(kernel, actor, limit),
    proofForecast: (actor) => proofForecast(kernel, actor),
    registerSeal: (tx, seal) => store.insertSeal(tx, { id: newId(), ...seal, retiredOn: null }),
    sealImage: (handle) => store.currentSeal(handle),
    verifyPdf: (pdf) => verifyPdf(kernel, authority, pdf),
    acceptedOf: store.acceptedOf,
    issuance: issuance(kernel, authority, identity),
    ownCertificates: (personId) => ownCertificates(kernel, personId),
    certificatesOf: store.certificatesOf,
  }
}
