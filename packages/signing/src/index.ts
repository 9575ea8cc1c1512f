export { type PackageSignature, type ReadPackage, readPackage } from './asic/read-package.ts'
export { PACKAGE_TYPE, type PackagedFile, type PackageRequest, writePackage } from './asic/write-package.ts'
export { digestOf } from './asn1/algorithms.ts'
export {
  type CertificationAsk,
  type CertificationRequest,
  createCertificationRequest,
  readCertificationRequest,
} from './authority/certification-request.ts'
export { type CrlRequest, createCrl } from './authority/create-crl.ts'
export type { AlternativeName } from './authority/general-name.ts'
export { type IssueRequest, issueCertificate } from './authority/issue-certificate.ts'
export type { AuthorityUrls, Profile } from './authority/profile.ts'
export {
  asksAboutIssuer,
  type CertificateStatus,
  type OcspFailure,
  type OcspResponder,
  ocspFailure,
  respondOcsp,
} from './authority/respond-ocsp.ts'
export {
  respondTimestamp,
  type TimestampAuthority,
  type TimestampFailure,
  timestampFailure,
} from './authority/respond-timestamp.ts'
export { type CadesRequest, signCades } from './cades/sign-detached.ts'
export { type CadesVerdict, type ReadClaims, readClaims, verifyCades } from './cades/verify-detached.ts'
export type { Commitment } from './cms/commitment-type.ts'
export {
  parseSignedData,
  type SignatureProblem,
  type SignedData,
  signerCertificate,
  verifySignedData,
} from './cms/signed-data.ts'
export { buildSignedData, type SignedDataRequest } from './cms/signed-data-writer.ts'
export { SigningError, type SigningErrorCode } from './errors.ts'
export type { Credential, KeyFormat, OpenedCredential } from './keys/credential.ts'
export { externalSigningKey, type RawSign } from './keys/external-key.ts'
export { type OpenOptions, openCredential } from './keys/open-credential.ts'
export { openPkcs12 } from './keys/pkcs12.ts'
export { createPkcs12, type Pkcs12Content } from './keys/pkcs12-writer.ts'
export { keyNameOf } from './keys/public-key.ts'
export { generateKeyPair, importSigningKey, type KeyPair } from './keys/signing-key.ts'
export { type BBRequest, type SignerClaims, signBB } from './pades/b-b.ts'
export { type ValidationDataRequest, validationDataUpdate } from './pades/b-lt.ts'
export { archiveUpdate, type DocumentTimestampRequest, documentTimestampUpdate } from './pades/b-lta.ts'
export { addSignatureTimestamp, signBT } from './pades/b-t.ts'
export { type ByteRange, digestByteRange, embedSignature, type FilePieces, signedUpdate } from './pades/byte-range.ts'
export { digestStream } from './pades/digest-parts.ts'
export { addDss, type ValidationMaterial } from './pades/dss.ts'
export type { EvidenceSources } from './pades/evidence.ts'
export type { FieldLock } from './pades/field-lock.ts'
export { fillTextFields, type TextFieldValue, textFieldValues } from './pades/fill-text-fields.ts'
export { addFormFields, type FormField } from './pades/form-fields.ts'
export { type Level, levelsOf } from './pades/level.ts'
export { type PreparedSignature, prepareSignature, type SignatureRequest } from './pades/prepare-signature.ts'
export { proofEndOf } from './pades/proof-end.ts'
export { roomFor } from './pades/reserve.ts'
export { applyUpdate } from './pdf/incremental-update.ts'
export type { AlgorithmUse, KnownDigest } from './pki/algorithm-use.ts'
export { type Certificate, fingerprintOf, readCertificate } from './pki/certificate.ts'
export { certificatesIn } from './pki/certificate-bundle.ts'
export type { Name, NameParts } from './pki/name.ts'
export {
  acceptsToday,
  type PathConstraints,
  type PathProblem,
  type PathRequest,
  type PathResult,
  type Purpose,
  type RevocationCheck,
  validatePath,
} from './pki/path.ts'
export type {
  DigestName,
  RevocationSource,
  RsaSignatureAlgorithm,
  SignatureAlgorithm,
  SigningKey,
  TimestampSource,
  WebCrypto,
} from './ports.ts'
export { type Crl, isCrlOf, REVOCATION_REASONS, type RevocationReason, type RevokedEntry, readCrl } from './revocation/crl.ts'
export { checkByEvidence, checkByLists, type EvidenceRules, type RevocationEvidence } from './revocation/evidence.ts'
export { buildOcspRequest, type CertIdHash, type OcspQuestion, type OcspRequest } from './revocation/ocsp-request.ts'
export {
  type OcspResponse,
  type OcspSingle,
  type ResponderId,
  readBasicOcspResponse,
  readOcspResponse,
} from './revocation/ocsp-response.ts'
export { checkOcspResponse, type OcspCheck, type OcspProblem, type OcspVerdict } from './revocation/ocsp-verdict.ts'
export { checkTimestampResponse } from './timestamp/response.ts'
export {
  buildTimestampRequest,
  parseTimestampResponse,
  type TimestampVerdict,
  verifyTimestampToken,
} from './timestamp/timestamp.ts'
export type { Change } from './validation/change.ts'
export { addsOnlySignature, addsOnlySignatures } from './validation/changes.ts'
export type { Block, Step, SubIndication } from './validation/conclusion.ts'
export { CRYPTO_CONSTRAINTS, type CryptoConstraints } from './validation/crypto-constraints.ts'
export type {
  CertificateReport,
  Coverage,
  Indication,
  RevocationReport,
  SignatureReport,
  TimestampReport,
  ValidationOptions,
  ValidationReport,
} from './validation/report.ts'
export { REPORT_SCHEMA } from './validation/report-schema.ts'
export { validatePdf } from './validation/validate-pdf.ts'
