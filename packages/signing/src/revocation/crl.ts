import { equal, hex } from '../asn1/bytes.ts'
import {
  expect,
  type Node,
  read,
  readBits,
  readBoolean,
  readIntegerHex,
  readOid,
  readTime,
  sequenceOf,
} from '../asn1/der-reader.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'
import type { Certificate } from '../pki/certificate.ts'
import { type DistributionPoint, readPointName, reasonFlags } from '../pki/distribution-point.ts'
import { readExtensions } from '../pki/extension.ts'
import { nameKey } from '../pki/name.ts'
import { Verifier } from '../pki/verifier.ts'
import type { WebCrypto } from '../ports.ts'
import { type EntriesByIssuer, onlyUnderstood, type RevokedEntry, readEntries } from './crl-entries.ts'

export { REVOCATION_REASONS, type RevocationReason, type RevokedEntry } from './crl-entries.ts'

/** What a list is about (RFC 5280 §5.2.5). */
export interface CrlScope extends Pick<DistributionPoint, 'names' | 'relative'> {
  readonly only: 'users' | 'authorities' | 'attributes' | null
  /** Flags of the reasons that it knows; null for all. */
  readonly reasons: number | null
  readonly indirect: boolean
}

/** A certificate revocation list (RFC 5280 §5.1). */
export interface Crl {
  readonly der: Uint8Array
  readonly tbs: Uint8Array
  readonly issuerDer: Uint8Array
  readonly issuerKey: string
  readonly thisUpdate: Date
  readonly nextUpdate: Date | null
  /** Its issuer's own certificates by serial number; and those of others, where it is indirect, by their issuer (RFC 5280 §5.3.3). */
  readonly revoked: ReadonlyMap<string, RevokedEntry>
  readonly revokedByIssuer: EntriesByIssuer
  /** Number of this list and, for a delta, of the complete list that it changes; hex. */
  readonly number: string | null
  readonly baseNumber: string | null
  readonly scope: CrlScope | null
  readonly authorityKeyIdentifier: string | null
  /** Certificates that expired since then stay on the list (X.509 §9.5.2.8). */
  readonly keepsExpiredSince: Date | null
  readonly signatureOid: string
  readonly signatureAlgorithm: Uint8Array
  readonly signature: Uint8Array
}

const LARGEST = 32 * 1024 * 1024
const UNDERSTOOD = new Set<string>([
  OID.authorityKeyIdentifier,
  OID.crlNumber,
  OID.deltaCrlIndicator,
  OID.issuingDistributionPoint,
  OID.freshestCrl,
  OID.expiredCertsOnCrl,
  OID.issuerAlternativeName,
])

/** Reads a list, complete or delta. @throws CRL_BROKEN; also for one with a critical extension that is not understood */
export function readCrl(der: Uint8Array): Crl {
  if (der.length > LARGEST) throw new SigningError('CRL_BROKEN', { size: der.length })
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
  const extensions = readExtensions(rest.find((node) => node.tag === 0xa0))
  onlyUnderstood(extensions, UNDERSTOOD)
  const value = (id: string): Node | undefined => extensions.get(id)?.value
  const scope = value(OID.issuingDistributionPoint)
  const expired = value(OID.expiredCertsOnCrl)
  const authority = value(OID.authorityKeyIdentifier)
  const keyId = authority === undefined ? undefined : sequenceOf(authority).find((part) => part.tag === 0x80)
  const about = scope === undefined ? null : readScope(scope)
  const issuerKey = nameKey(expect(issuer, 0x30))
  const revoked = readEntries(entries, issuerKey, about?.indirect ?? false)
  return {
    der,
    tbs: expect(tbs, 0x30).der,
    issuerDer: expect(issuer, 0x30).der,
    issuerKey,
    thisUpdate: readTime(thisUpdate),
    nextUpdate: nextUpdate === undefined ? null : readTime(nextUpdate),
    revoked: revoked.get(issuerKey) ?? new Map(),
    revokedByIssuer: revoked,
    number: numberOf(value(OID.crlNumber)),
    baseNumber: numberOf(value(OID.deltaCrlIndicator)),
    scope: about,
    authorityKeyIdentifier: keyId === undefined ? null : hex(keyId.content),
    keepsExpiredSince: expired === undefined ? null : readTime(expired),
    signatureOid,
    signatureAlgorithm: expect(innerAlgorithm, 0x30).der,
    signature: readBits(signature),
  }
}

const numberOf = (node: Node | undefined): string | null => (node === undefined ? null : readIntegerHex(node))

/** What a list says of a certificate: by issuer and serial number. Says nothing of whether it may. */
export const entryOn = (
  { revokedByIssuer }: Crl,
  { issuerKey, serialNumber }: Pick<Certificate, 'issuerKey' | 'serialNumber'>,
): RevokedEntry | undefined => revokedByIssuer.get(issuerKey)?.get(serialNumber)

/** IssuingDistributionPoint. */
function readScope(node: Node): CrlScope {
  const parts = sequenceOf(node)
  const part = (number: number): Node | undefined => parts.find((one) => (one.tag & 0x1f) === number)
  const flag = (number: number): boolean => {
    const found = part(number)
    return found !== undefined && readBoolean({ ...found, tag: 0x01 })
  }
  const [point, reasons] = [part(0), part(3)]
  const name = point === undefined ? { names: [], relative: null } : readPointName(point)
  return {
    ...name,
    only: flag(1) ? 'users' : flag(2) ? 'authorities' : flag(5) ? 'attributes' : null,
    reasons: reasons === undefined ? null : reasonFlags(reasons),
    indirect: flag(4),
  }
}

/** Whether this list was issued and signed by `issuer`, who may sign lists. */
export async function isCrlOf(crl: Crl, issuer: Certificate, crypto: WebCrypto): Promise<boolean> {
  return isSignedBy(crl, issuer, new Verifier(crypto))
}

/** The same, with the keys that a verifier has at hand. */
export async function isSignedBy(crl: Crl, issuer: Certificate, verifier: Verifier): Promise<boolean> {
  if (crl.issuerKey !== issuer.subjectKey) return false
  if (issuer.keyUsage !== null && !issuer.keyUsage.includes('cRLSign')) return false
  return (await verifier.verify(issuer.spki, crl.signatureAlgorithm, null, crl.tbs, crl.signature)) === 'VALID'
}

/** Whether two numbers of lists, in hex, stand in this order; one that is not there comes before all. */
export const notAfter = (a: string | null, b: string | null): boolean => {
  const [one, other] = [a ?? '', b ?? '']
  return one.length === other.length ? one <= other : one.length < other.length
}

/** Whether a delta belongs to a complete list: the same issuer and scope, and what it changes is not newer (RFC 5280 §5.2.4). */
export function changes(delta: Crl, base: Crl): boolean {
  return (
    delta.baseNumber !== null &&
    base.baseNumber === null &&
    base.number !== null &&
    delta.issuerKey === base.issuerKey &&
    sameScope(delta, base) &&
    notAfter(delta.baseNumber, base.number) &&
    !notAfter(delta.number, base.number) &&
    delta.authorityKeyIdentifier === base.authorityKeyIdentifier
  )
}

function sameScope({ scope: a }: Crl, { scope: b }: Crl): boolean {
  if (a === null || b === null) return a === b
  const alike = a.only === b.only && a.reasons === b.reasons && a.indirect === b.indirect && a.relative === b.relative
  return (
    alike && a.names.length === b.names.length && a.names.every((name, i) => equal(name.der, b.names[i]?.der ?? new Uint8Array()))
  )
}
