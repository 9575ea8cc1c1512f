import { signatureAlgorithmIdentifier } from '../asn1/algorithms.ts'
import { equal } from '../asn1/bytes.ts'
import {
  bitString,
  enumerated,
  explicit,
  generalizedTime,
  implicit,
  octetString,
  oid,
  sequence,
  tlv,
} from '../asn1/der-writer.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'
import type { Credential } from '../keys/pkcs12.ts'
import { readCertificate } from '../pki/certificate.ts'
import type { WebCrypto } from '../ports.ts'
import { REVOCATION_REASONS, type RevocationReason } from '../revocation/crl.ts'
import { issuerHashes } from '../revocation/ocsp-request.ts'
import { type OcspQuestionAsked, readOcspQuestions } from './ocsp-questions.ts'
import { extension } from './profile.ts'

/** What a responder knows of one certificate. */
export type CertificateStatus =
  | { readonly status: 'good' }
  | { readonly status: 'unknown' }
  | { readonly status: 'revoked'; readonly at: Date; readonly reason: RevocationReason }

/** Who answers and from what. */
export interface OcspResponder {
  /** Delegated by the issuer, whose certificate goes along, or the issuer itself (RFC 6960 §4.2.2.2). */
  readonly responder: Credential
  readonly issuerCertificate: Uint8Array
  readonly producedAt: Date
  readonly nextUpdate: Date
  /** Since when the statuses of expired certificates are kept too (RFC 6960 §4.4.4). */
  readonly archiveCutoff?: Date
  /** Serial numbers are lower-case hex without leading zero bytes. */
  readonly statusOf: (serialNumber: string) => Promise<CertificateStatus>
  readonly crypto: WebCrypto
}

/** Answers without a body (RFC 6960 §4.2.1). */
const FAILURES = { malformedRequest: 1, internalError: 2, tryLater: 3, sigRequired: 5, unauthorized: 6 } as const
export type OcspFailure = keyof typeof FAILURES

/** An OCSPResponse that says why there is no answer; such answers are not signed (RFC 6960 §2.3). */
export const ocspFailure = (failure: OcspFailure): Uint8Array => sequence(enumerated(FAILURES[failure]))

/** Answers an OCSP request (RFC 6960 §2.2); the nonce is echoed (RFC 9654). What cannot be read is answered with malformedRequest. */
export async function respondOcsp(requestDer: Uint8Array, answer: OcspResponder): Promise<Uint8Array> {
  try {
    const { asked, nonce } = readOcspQuestions(requestDer)
    const singles = await Promise.all(asked.map((question) => singleResponse(question, answer)))
    return await success(singles, nonce, answer)
  } catch (error) {
    if (error instanceof SigningError && error.code === 'OCSP_BROKEN') return ocspFailure('malformedRequest')
    throw error
  }
}

async function singleResponse(question: OcspQuestionAsked, answer: OcspResponder): Promise<Uint8Array> {
  const ours = await isOurIssuer(question, answer)
  const status = ours ? await answer.statusOf(question.serialNumber) : { status: 'unknown' as const }
  return sequence(
    question.certId,
    statusValue(status),
    generalizedTime(answer.producedAt),
    explicit(0, generalizedTime(answer.nextUpdate)),
    ...(answer.archiveCutoff === undefined
      ? []
      : [explicit(1, sequence(extension(OID.ocspArchiveCutoff, generalizedTime(answer.archiveCutoff))))]),
  )
}

/**
 * Whether a request's first question is about a certificate of this issuer: an authority with several keys answers by the one that is asked about.
 * @throws OCSP_BROKEN
 */
export async function asksAboutIssuer(
  requestDer: Uint8Array,
  issuerCertificate: Uint8Array,
  crypto: WebCrypto,
): Promise<boolean> {
  const [question] = readOcspQuestions(requestDer).asked
  return question !== undefined && isOurIssuer(question, { issuerCertificate, crypto })
}

/** Clients name the issuer by hashes of its name and key; SHA-1 is what nearly all send, and here it protects nothing (RFC 6960 §4.1.1). */
async function isOurIssuer(
  question: OcspQuestionAsked,
  { issuerCertificate, crypto }: Pick<OcspResponder, 'issuerCertificate' | 'crypto'>,
): Promise<boolean> {
  const hash = question.hashOid === OID.sha1 ? 'SHA-1' : question.hashOid === OID.sha256 ? 'SHA-256' : null
  if (hash === null) return false
  const { name, key } = await issuerHashes(readCertificate(issuerCertificate), hash, crypto)
  return equal(question.issuerNameHash, name) && equal(question.issuerKeyHash, key)
}

/** CertStatus (RFC 6960 §4.2.1); an unspecified reason is left unsaid. */
function statusValue(status: CertificateStatus): Uint8Array {
  if (status.status === 'good') return implicit(0, new Uint8Array())
  if (status.status === 'unknown') return implicit(2, new Uint8Array())
  const reason = status.reason === 'unspecified' ? [] : [explicit(0, enumerated(REVOCATION_REASONS.indexOf(status.reason)))]
  return tlv(0xa1, generalizedTime(status.at), ...reason)
}

/** BasicOCSPResponse (RFC 6960 §4.2.1), the responder named by its subject. */
async function success(singles: readonly Uint8Array[], nonce: Uint8Array | null, answer: OcspResponder): Promise<Uint8Array> {
  const { responder } = answer
  const own = readCertificate(responder.certificate)
  const extensions = nonce === null ? [] : [explicit(1, sequence(extension(OID.ocspNonce, nonce)))]
  const data = sequence(explicit(1, own.subjectDer), generalizedTime(answer.producedAt), sequence(...singles), ...extensions)
  const basic = sequence(
    data,
    signatureAlgorithmIdentifier(responder.key.algorithm),
    bitString(await responder.key.sign(data)),
    explicit(0, sequence(responder.certificate)),
  )
  return sequence(enumerated(0), explicit(0, sequence(oid(OID.ocspBasic), octetString(basic))))
}
