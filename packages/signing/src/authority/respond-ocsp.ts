import { signatureAlgorithmIdentifier } from '../asn1/algorithms.ts'
import { equal } from '../asn1/bytes.ts'
import { expect, type Node, read, readBits, readIntegerHex, readOid, sequenceOf } from '../asn1/der-reader.ts'
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
import { readCertificate, readExtensions } from '../pki/certificate.ts'
import type { WebCrypto } from '../ports.ts'
import { REVOCATION_REASONS, type RevocationReason } from '../revocation/crl.ts'
import { extension } from './profile.ts'

/** What a responder knows of one certificate. */
export type CertificateStatus =
  | { readonly status: 'good' }
  | { readonly status: 'unknown' }
  | { readonly status: 'revoked'; readonly at: Date; readonly reason: RevocationReason }

/** Who answers and from what. */
export interface OcspResponder {
  readonly responder: Credential
  readonly issuerCertificate: Uint8Array
  readonly producedAt: Date
  readonly nextUpdate: Date
  readonly statusOf: (serialNumber: string) => Promise<CertificateStatus>
  readonly crypto: WebCrypto
}

const MALFORMED = 1
const SHA1 = '1.3.14.3.2.26'
const MOST_REQUESTS = 16

/** Answers an OCSP request (RFC 6960 §2.1); the nonce is echoed (RFC 8954). What cannot be read is answered with malformedRequest. */
export async function respondOcsp(requestDer: Uint8Array, answer: OcspResponder): Promise<Uint8Array> {
  try {
    const { requests, nonce } = readRequest(requestDer)
    const singles = await Promise.all(requests.map((request) => singleResponse(request, answer)))
    return await success(singles, nonce, answer)
  } catch (error) {
    if (error instanceof SigningError) return sequence(enumerated(MALFORMED))
    throw error
  }
}

function readRequest(der: Uint8Array): { requests: readonly Node[]; nonce: Uint8Array | null } {
  const parts = sequenceOf(sequenceOf(read(der))[0])
  const list = sequenceOf(parts.find((part) => part.tag === 0x30))
  if (list.length === 0 || list.length > MOST_REQUESTS) throw new SigningError('OCSP_BROKEN', { requests: list.length })
  const nonce = readExtensions(parts.find((part) => part.tag === 0xa2)).get(OID.ocspNonce)?.value
  if (nonce !== undefined && nonce.der.length > 130) throw new SigningError('OCSP_BROKEN', { nonce: nonce.der.length })
  return { requests: list.map((request) => expect(sequenceOf(request)[0], 0x30)), nonce: nonce?.der ?? null }
}

async function singleResponse(certId: Node, answer: OcspResponder): Promise<Uint8Array> {
  const [algorithm, nameHash, keyHash, serial] = sequenceOf(certId)
  const ours = await isOurIssuer(
    readOid(sequenceOf(algorithm)[0]),
    expect(nameHash, 0x04).content,
    expect(keyHash, 0x04).content,
    answer,
  )
  const status = ours ? await answer.statusOf(readIntegerHex(serial)) : { status: 'unknown' as const }
  return sequence(
    certId.der,
    statusValue(status),
    generalizedTime(answer.producedAt),
    explicit(0, generalizedTime(answer.nextUpdate)),
  )
}

/** Clients name the issuer by hashes of its name and key; SHA-1 is what nearly all send, and here it protects nothing (RFC 6960 §4.1.1). */
async function isOurIssuer(hashOid: string, nameHash: Uint8Array, keyHash: Uint8Array, answer: OcspResponder): Promise<boolean> {
  const hash = hashOid === SHA1 ? 'SHA-1' : hashOid === OID.sha256 ? 'SHA-256' : null
  if (hash === null) return false
  const issuer = readCertificate(answer.issuerCertificate)
  const digest = async (bytes: Uint8Array): Promise<Uint8Array> =>
    new Uint8Array(await answer.crypto.subtle.digest(hash, bytes as BufferSource))
  return (
    equal(nameHash, await digest(issuer.subjectDer)) && equal(keyHash, await digest(readBits(sequenceOf(read(issuer.spki))[1])))
  )
}

function statusValue(status: CertificateStatus): Uint8Array {
  if (status.status === 'good') return implicit(0, new Uint8Array())
  if (status.status === 'unknown') return implicit(2, new Uint8Array())
  return tlv(0xa1, generalizedTime(status.at), explicit(0, enumerated(REVOCATION_REASONS.indexOf(status.reason))))
}

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
