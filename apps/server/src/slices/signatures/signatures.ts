import {
  addFormFields,
  type FieldLock,
  type FormField,
  fillTextFields,
  type PackagedFile,
  type RevocationSource,
  textFieldValues,
  type ValidationReport,
} from '@onmaru/signing'
import type { Actor, PersonActor } from '../../kernel/actor.ts'
import type { Handle } from '../../kernel/db.ts'
import { newId } from '../../kernel/ids.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { Identity } from '../identity/index.ts'
import { beginRounds, handleRaises, handleRounds } from './jobs.ts'
import { Authority } from './service/authority.ts'
import { type AuthorityState, authorityState } from './service/authority-state.ts'
import { type CertificateSignIn, certificateSignIn } from './service/certificate-sign-in.ts'
import { type CertificateRow, ownCertificates } from './service/certificates.ts'
import { type ClientTrust, clientTrust, type RevocationWord, revocationFor } from './service/client-trust.ts'
import { type Enrolment, enrolment } from './service/enrolment.ts'
import { type Issuance, issuance } from './service/issuance.ts'
import { keepSeal } from './service/keep-seal.ts'
import { type PackageReport, sealPackage, verifyPackage } from './service/package.ts'
import { ownRevocation, Stamps } from './service/proof-services.ts'
import { type ProofEndings, proofForecast, type WaitingRaises, waitingRaises } from './service/proofs.ts'
import { type Sealed, type SealRequest, sealPdf } from './service/seal.ts'
import { Fetcher } from './service/services/fetcher.ts'
import { IssuerClient } from './service/services/issuer-client.ts'
import { anyRevocation, RevocationClient } from './service/services/revocation-client.ts'
import { type SignatureImages, signatureImages } from './service/signature-images.ts'
import { SignerCheck } from './service/signer-check.ts'
import {
  keepSignature,
  prepareStage,
  type Stage,
  type StageRequest,
  type VerifiedSignature,
  verifyStage,
} from './service/stage.ts'
import { configuredTimestamps, ownTimestamps, type TimestampClient } from './service/timestamp-client.ts'
import { ConfiguredAnchors } from './service/trust.ts'
import { verifyPdf } from './service/verify.ts'
import type { AcceptedSignature, IssuedCertificate } from './store.ts'
import * as store from './store.ts'

/** Signatures, certificates, seals and their checking: the only slice that knows how a signature is made. */
export interface Signatures {
  /** Begins what the slice does by itself, at the start of a process. @throws KEYSTORE_LOCKED, TRUST_ANCHORS_BROKEN */
  begin(): Promise<void>
  readonly authority: Authority
  /** The office's own certificates and lists; null where it relies on others alone. */
  authorityState(actor: Actor): Promise<AuthorityState | null>
  /** Adds the signature and text fields to a rendered form, once, before anybody signs; `locks` say by field what its signature locks. */
  prepareForm(pdf: Uint8Array, fields: readonly FormField[], locks?: ReadonlyMap<string, FieldLock>): Promise<Uint8Array>
  /** Fills text fields that stay open, in an update behind the signatures; an empty value shows nothing. @throws SigningError FIELD_TAKEN for a closed one */
  fillFields(pdf: Uint8Array, fields: readonly OpenField[]): Promise<Uint8Array>
  /** What the text fields of a file hold now. */
  fieldValues(pdf: Uint8Array): ReadonlyMap<string, string>
  prepare(actor: PersonActor, request: StageRequest): Promise<Stage>
  verify(actor: PersonActor, stageId: string, cms: Uint8Array): Promise<VerifiedSignature>
  keep(tx: Tx, verified: VerifiedSignature): Promise<void>
  /** SHA-256 of the file over which a stage was signed; undefined for an unknown one. */
  baseOf(handle: Handle, stageId: string): Promise<string | undefined>
  seal(request: SealRequest): Promise<Sealed>
  keepSeal(tx: Tx, documentId: string, sealed: Sealed): Promise<void>
  /** Sealed files that wait to be raised since a service was down, or whose proof is being renewed. */
  waitingRaises(actor: PersonActor, limit: number): Promise<WaitingRaises>
  /** How many kept documents lose their proof in which year, unless it is renewed. */
  proofForecast(actor: PersonActor): Promise<readonly ProofEndings[]>
  registerSeal(tx: Tx, seal: { name: string; imageBlob: string; serialNumber: string; startedOn: string }): Promise<void>
  /** Image of the seal in use; undefined where none is registered. */
  sealImage(handle: Handle): Promise<{ name: string; imageBlob: string } | undefined>
  /** Images of people's own signatures. */
  readonly images: SignatureImages
  /** Judges any PDF. @throws FILE_NOT_PDF, FILE_ENCRYPTED */
  verifyPdf(pdf: Uint8Array): Promise<ValidationReport>
  /** Packs files as ASiC-E under the agency's seal. @throws AUTHORITY_MISSING */
  sealPackage(files: readonly PackagedFile[]): Promise<Uint8Array>
  /** Judges an ASiC-E package and the PDF files in it. @throws FILE_NOT_PACKAGE */
  verifyPackage(bytes: Uint8Array): Promise<PackageReport>
  /** What a client judges by itself with: anchors, authorities, the office's lists. */
  clientTrust(): Promise<ClientTrust>
  /** Asks for a client about a certificate under this office's anchors; nothing where nobody answers, or for any other. */
  revocationFor(asked: { certificate: Uint8Array; issuer: Uint8Array }): Promise<RevocationWord>
  acceptedOf(handle: Handle, documentId: string): Promise<readonly AcceptedSignature[]>
  /** The acts over certificates of the embedded authority. */
  readonly issuance: Issuance
  /** Certificates of other authorities that people sign with. */
  readonly enrolment: Enrolment
  /** Signing in by certificate. */
  readonly signIn: CertificateSignIn
  /** Who says whether a certificate was revoked: the office itself, or the certificate's authority by its addresses. */
  readonly revocation: RevocationSource
  /** A person's own certificates, newest first. */
  ownCertificates(personId: string): Promise<readonly CertificateRow[]>
  certificatesOf(handle: Handle, personId: string): Promise<readonly IssuedCertificate[]>
}

/** A text field that is filled and stays open: its value and how it looks (a one-page PDF; null for an empty value). */
export interface OpenField {
  readonly field: string
  readonly value: string
  readonly appearance: Uint8Array | null
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
  const anchors = new ConfiguredAnchors(kernel)
  const authority = new Authority(kernel, passphrase, anchors)
  const fetcher = new Fetcher(kernel)
  const others = new RevocationClient(kernel, fetcher)
  const clients = outside({
    timestamps: configuredTimestamps(kernel, ownTimestamps(kernel, authority), fetcher),
    revocation: anyRevocation(authority, ownRevocation(kernel, authority), others),
  })
  const signers = new SignerCheck(kernel, authority, {
    anchors,
    issuers: new IssuerClient(kernel, fetcher),
    revocation: clients.revocation,
  })
  const services = { stamps: new Stamps(kernel, clients.timestamps), revocation: clients.revocation }
  const judging = { anchors, revocation: clients.revocation }
  handleRounds(kernel, authority)
  handleRaises(kernel, authority, services)
  return {
    begin: async () => {
      await anchors.all()
      await beginRounds(kernel, authority)
    },
    authority,
    authorityState: (actor) => authorityState(kernel, authority, actor),
    prepareForm: (pdf, fields, locks) => addFormFields(pdf, withLocks(fields, locks)),
    fillFields: (pdf, fields) =>
      fillTextFields(
        pdf,
        fields.map(({ field, value, appearance }) => ({
          field,
          value,
          readOnly: false,
          ...(appearance === null ? {} : { appearance }),
        })),
      ),
    fieldValues: textFieldValues,
    prepare: (actor, request) => prepareStage(kernel, authority, actor, request),
    verify: (actor, stageId, cms) => verifyStage(kernel, signers, actor, stageId, cms),
    keep: keepSignature,
    baseOf: async (handle, stageId) => (await store.findStage(handle, stageId))?.baseBlob,
    seal: (request) => sealPdf(kernel, authority, services, request),
    keepSeal: (tx, documentId, sealed) => keepSeal(kernel, tx, documentId, sealed),
    waitingRaises: (actor, limit) => waitingRaises(kernel, actor, limit),
    proofForecast: (actor) => proofForecast(kernel, actor),
    registerSeal: (tx, seal) => store.insertSeal(tx, { id: newId(), ...seal, retiredOn: null }),
    sealImage: (handle) => store.currentSeal(handle),
    images: signatureImages(kernel),
    verifyPdf: (pdf) => verifyPdf(kernel, authority, judging, pdf),
    sealPackage: (files) => sealPackage(kernel, authority, services, files),
    verifyPackage: (bytes) => verifyPackage(kernel, authority, judging, bytes),
    clientTrust: () => clientTrust(kernel, authority, anchors),
    revocationFor: (asked) => revocationFor(kernel, authority, judging, asked),
    acceptedOf: store.acceptedOf,
    issuance: issuance(kernel, authority, identity),
    enrolment: enrolment(kernel, identity, signers),
    signIn: certificateSignIn(kernel, identity, signers),
    revocation: clients.revocation,
    ownCertificates: (personId) => ownCertificates(kernel, personId),
    certificatesOf: store.certificatesOf,
  }
}

function withLocks(fields: readonly FormField[], locks: ReadonlyMap<string, FieldLock> | undefined): readonly FormField[] {
  return fields.map((field) => {
    const lock = field.kind === 'signature' ? locks?.get(field.name) : undefined
    return lock === undefined ? field : { ...field, lock }
  })
}
