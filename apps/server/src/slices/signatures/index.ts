export type { FieldLock, ValidationReport } from '@onmaru/signing'
export { signaturesFaults } from './errors.ts'
export {
  certificateEnrolled,
  certificateIssued,
  certificateReleased,
  certificateRevoked,
  certificatesLooked,
  enrolmentEnded,
  fileRaised,
  proofsLooked,
  renewalAsked,
  sealSet,
  signatureAccepted,
  signatureImageRemoved,
  signatureImageSet,
  signatureImagesLooked,
  signInRefused,
} from './events.ts'
export { signaturesSteps } from './migrations/index.ts'
export { signaturesRouter } from './router.ts'
export { pkiRoutes } from './routes.ts'
export type { SignaturesTables } from './schema.ts'
export { REQUESTED_PROFILES, type RequestedProfile } from './service/authority/issuing.ts'
export type { SubjectName } from './service/authority/mint.ts'
export { GIVEN_REASONS, type GivenReason } from './service/authority/revoking.ts'
export type { Authority } from './service/authority.ts'
export type { AuthorityState, ListState, OwnCertificateState } from './service/authority-state.ts'
export type { CertificateSignIn } from './service/certificate-sign-in.ts'
export type { CertificateFilter, CertificateRow, CertificateState } from './service/certificates.ts'
export type { Challenge } from './service/challenges.ts'
export type { ClientTrust, RevocationWord } from './service/client-trust.ts'
export type { Enrolled, Enrolment } from './service/enrolment.ts'
export type { Issuance, IssuedCertificateFile, IssueOrder } from './service/issuance.ts'
export type { PackageReport, PackageVerdict } from './service/package.ts'
export type { ProofEndings, WaitingRaise, WaitingRaises } from './service/proofs.ts'
export type { FilledField, Sealed, SealRequest } from './service/seal.ts'
export type { ListedImage, ShownImage, SignatureImages } from './service/signature-images.ts'
export type { Stage, StageClaims, StageRequest, VerifiedSignature } from './service/stage.ts'
export { createSignatures, type OpenField, type OutsideServices, type Signatures } from './signatures.ts'
