import {
  checkDepth,
  children,
  expect,
  type Node,
  read,
  readBits,
  readOid,
  readSerial,
  readTime,
  sequenceOf,
  tagged,
} from '../asn1/der-reader.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'
import { type Certificate, readCertificate, readExtensions } from '../pki/certificate.ts'
import { REVOCATION_REASONS, type RevocationReason } from './crl.ts'

/** How a response names who signed it (RFC 6960 §4.2.2.3). */
export type ResponderId =
  | { readonly by: 'name'; readonly nameDer: Uint8Array }
  /** SHA-1 of the key's bits. */
  | { readonly by: 'key'; readonly keyHash: Uint8Array }

/** The word on one certificate (RFC 6960 §4.2.1 SingleResponse). */
export interface OcspSingle {
  /** Null for a hash that is not accepted: such a single names nothing. */
  readonly hash: 'SHA-1' | 'SHA-256' | null
  readonly issuerNameHash: Uint8Array
  readonly issuerKeyHash: Uint8Array
  readonly serialNumber: string
  readonly status: 'good' | 'revoked' | 'unknown'
  readonly revokedAt: Date | null
  readonly reason: RevocationReason | null
  readonly thisUpdate: Date
  readonly nextUpdate: Date | null
  /** The responder keeps what it knows of certificates that expired since then (RFC 6960 §4.4.4). */
  readonly archiveCutoff: Date | null
}

/** A successful basic response as it was read. `der` is a whole OCSPResponse, `tbs` what is signed. */
export interface OcspResponse {
  readonly der: Uint8Array
  readonly tbs: Uint8Array
  readonly responder: ResponderId
  readonly producedAt: Date
  readonly singles: readonly OcspSingle[]
  readonly nonce: Uint8Array | null
  /** AlgorithmIdentifier of the signature. */
  readonly algorithm: Node
  readonly signature: Uint8Array
  readonly certificates: readonly Certificate[]
}

const LARGEST = 1_000_000
const MOST = 256
const STATUS = ['successful', 'malformedRequest', 'internalError', 'unused', 'tryLater', 'sigRequired', 'unauthorized']

/** Reads a response. @throws OCSP_BROKEN, OCSP_REFUSED when the responder said that it gives no answer */
export function readOcspResponse(der: Uint8Array): OcspResponse {
  if (der.length > LARGEST) throw new SigningError('OCSP_BROKEN', { size: der.length })
  try {
    const outer = read(der)
    checkDepth(outer)
    const [status, wrapped] = sequenceOf(outer)
    const code = expect(status, 0x0a).content[0] ?? -1
    if (code !== 0) throw new SigningError('OCSP_REFUSED', { status: STATUS[code] ?? code })
    const [type, response] = sequenceOf(children(expect(wrapped, 0xa0))[0])
    if (readOid(type) !== OID.ocspBasic) throw new SigningError('OCSP_BROKEN', { type: readOid(type) })
    return readBasic(der, read(expect(response, 0x04).content))
  } catch (cause) {
    if (cause instanceof SigningError && cause.code !== 'OCSP_REFUSED')
      throw new SigningError('OCSP_BROKEN', cause.facts, { cause })
    throw cause
  }
}

/** A BasicOCSPResponse as CMS and CAdES carry it (RFC 5940, EN 319 122-1 §A.1.5.2), for an OCSPResponse. @throws OCSP_BROKEN */
export function readBasicOcspResponse(basic: Uint8Array): OcspResponse {
  try {
    const node = read(basic)
    checkDepth(node)
    return readBasic(basic, node)
  } catch (cause) {
    if (cause instanceof SigningError) throw new SigningError('OCSP_BROKEN', cause.facts, { cause })
    throw cause
  }
}

function readBasic(der: Uint8Array, basic: Node): OcspResponse {
  const [data, algorithm, signature, ...rest] = sequenceOf(basic)
  const parts = sequenceOf(data)
  // version [0] EXPLICIT is v1 by default and then left out.
  const start = parts[0]?.tag === 0xa0 ? 1 : 0
  const [responder, producedAt, responses, ...more] = parts.slice(start)
  const extensions = readExtensions(tagged(more, 1))
  for (const [id, { critical }] of extensions)
    if (critical && id !== OID.ocspNonce) throw new SigningError('OCSP_BROKEN', { why: 'critical extension', extension: id })
  const nonce = extensions.get(OID.ocspNonce)?.value
  const certificates = tagged(rest, 0)
  const singles = sequenceOf(responses)
  if (singles.length > MOST) throw new SigningError('OCSP_BROKEN', { responses: singles.length })
  return {
    der,
    tbs: expect(data, 0x30).der,
    responder: readResponder(responder),
    producedAt: readTime(expect(producedAt, 0x18)),
    singles: singles.map(readSingle),
    nonce: nonce === undefined ? null : nonce.tag === 0x04 ? nonce.content : nonce.der,
    algorithm: expect(algorithm, 0x30),
    signature: readBits(signature),
    certificates:
      certificates === undefined
        ? []
        : sequenceOf(children(certificates)[0])
            .slice(0, MOST)
            .map((node) => readCertificate(node.der)),
  }
}

function readResponder(node: Node | undefined): ResponderId {
  if (node?.tag === 0xa1) return { by: 'name', nameDer: expect(children(node)[0], 0x30).der }
  return { by: 'key', keyHash: expect(children(expect(node, 0xa2))[0], 0x04).content }
}

function readSingle(node: Node): OcspSingle {
  const [certId, status, thisUpdate, ...rest] = sequenceOf(node)
  const [algorithm, nameHash, keyHash, serial] = sequenceOf(certId)
  const hashOid = readOid(sequenceOf(algorithm)[0])
  const nextUpdate = tagged(rest, 0)
  const extensions = readExtensions(tagged(rest, 1))
  for (const [id, { critical }] of extensions)
    if (critical && id !== OID.ocspArchiveCutoff)
      throw new SigningError('OCSP_BROKEN', { why: 'critical extension', extension: id })
  const cutoff = extensions.get(OID.ocspArchiveCutoff)?.value
  return {
    hash: hashOid === OID.sha1 ? 'SHA-1' : hashOid === OID.sha256 ? 'SHA-256' : null,
    issuerNameHash: expect(nameHash, 0x04).content,
    issuerKeyHash: expect(keyHash, 0x04).content,
    serialNumber: readSerial(serial),
    ...readStatus(status),
    thisUpdate: readTime(expect(thisUpdate, 0x18)),
    nextUpdate: nextUpdate === undefined ? null : readTime(expect(children(nextUpdate)[0], 0x18)),
    archiveCutoff: cutoff === undefined ? null : readTime(expect(cutoff, 0x18)),
  }
}

function readStatus(node: Node | undefined): Pick<OcspSingle, 'status' | 'revokedAt' | 'reason'> {
  if (node?.tag === 0x80) return { status: 'good', revokedAt: null, reason: null }
  if (node?.tag === 0x82) return { status: 'unknown', revokedAt: null, reason: null }
  const [at, reason] = children(expect(node, 0xa1))
  const value = reason === undefined ? 0 : (expect(children(expect(reason, 0xa0))[0], 0x0a).content[0] ?? 0)
  return { status: 'revoked', revokedAt: readTime(expect(at, 0x18)), reason: REVOCATION_REASONS[value] ?? 'unspecified' }
}
