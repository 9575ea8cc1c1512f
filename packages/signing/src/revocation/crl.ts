import { verifySignature } from '../asn1/algorithms.ts'
import { equal } from '../asn1/bytes.ts'
import { expect, read, readBits, readIntegerHex, readOid, readTime, sequenceOf } from '../asn1/der-reader.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'
import { type Certificate, readExtensions } from '../pki/certificate.ts'
import type { WebCrypto } from '../ports.ts'

/** Reasons by their number in a CRL (RFC 5280 §5.3.1). */
export const REVOCATION_REASONS = [
  'unspecified',
  'keyCompromise',
  'cACompromise',
  'affiliationChanged',
  'superseded',
  'cessationOfOperation',
  'certificateHold',
  'unused',
  'removeFromCRL',
  'privilegeWithdrawn',
  'aACompromise',
] as const
export type RevocationReason = (typeof REVOCATION_REASONS)[number]

/** One revoked certificate. */
export interface RevokedEntry {
  readonly serialNumber: string
  readonly at: Date
  readonly reason: RevocationReason
}

/** A certificate revocation list (RFC 5280 §5.1). */
export interface Crl {
  readonly tbs: Uint8Array
  readonly issuerDer: Uint8Array
  readonly thisUpdate: Date
  readonly nextUpdate: Date | null
  readonly revoked: ReadonlyMap<string, RevokedEntry>
  readonly signatureOid: string
  /** AlgorithmIdentifier of the signature, DER. */
  readonly signatureAlgorithm: Uint8Array
  readonly signature: Uint8Array
}

/** Reads a CRL. @throws CRL_BROKEN; also for one with a critical extension that is not understood (delta, indirect) */
export function readCrl(der: Uint8Array): Crl {
  try {
    return readParts(der)
  } catch (cause) {
    if (cause instanceof SigningError) throw new SigningError('CRL_BROKEN', cause.facts, { cause })
    throw cause
  }
}

function readParts(der: Uint8Array): Crl {
  const [tbs, algorithm, signature] = sequenceOf(read(der))
  const parts = [...sequenceOf(tbs)]
  if (parts[0]?.tag === 0x02) parts.shift()
  const [innerAlgorithm, issuer, thisUpdate, ...rest] = parts
  const signatureOid = readOid(sequenceOf(algorithm)[0])
  if (readOid(sequenceOf(innerAlgorithm)[0]) !== signatureOid)
    throw new SigningError('DER_BROKEN', { why: 'two signature algorithms' })
  const nextUpdate = rest[0]?.tag === 0x17 || rest[0]?.tag === 0x18 ? rest.shift() : undefined
  const entries = rest[0]?.tag === 0x30 ? sequenceOf(rest.shift()) : []
  for (const [id, extension] of readExtensions(rest.find((node) => node.tag === 0xa0)))
    if (extension.critical) throw new SigningError('DER_BROKEN', { why: 'critical extension', extension: id })
  const revoked = entries.map((entry): RevokedEntry => {
    const [serial, at, extensions] = sequenceOf(entry)
    const reason = extensions === undefined ? undefined : reasonOf(sequenceOf(extensions).map((e) => sequenceOf(e)))
    return { serialNumber: readIntegerHex(serial), at: readTime(at), reason: reason ?? 'unspecified' }
  })
  return {
    tbs: expect(tbs, 0x30).der,
    issuerDer: expect(issuer, 0x30).der,
    thisUpdate: readTime(thisUpdate),
    nextUpdate: nextUpdate === undefined ? null : readTime(nextUpdate),
    revoked: new Map(revoked.map((entry) => [entry.serialNumber, entry])),
    signatureOid,
    signatureAlgorithm: expect(innerAlgorithm, 0x30).der,
    signature: readBits(signature),
  }
}

function reasonOf(extensions: readonly (readonly ReturnType<typeof read>[])[]): RevocationReason | undefined {
  const found = extensions.find(([id]) => readOid(id) === OID.reasonCode)
  const value = found?.at(-1)
  return value === undefined ? undefined : REVOCATION_REASONS[expect(read(value.content), 0x0a).content[0] ?? 0]
}

/** Whether this list was issued and signed by `issuer`, who may sign lists. */
export async function isCrlOf(crl: Crl, issuer: Certificate, crypto: WebCrypto): Promise<boolean> {
  if (!equal(crl.issuerDer, issuer.subjectDer)) return false
  if (issuer.keyUsage !== null && !issuer.keyUsage.includes('cRLSign')) return false
  return verifySignature(crypto, issuer.spki, crl.signatureAlgorithm, null, crl.tbs, crl.signature)
}
