import { hex } from '../asn1/bytes.ts'
import { expect, type Node, read, readBits, readBoolean, readInteger, readOid, sequenceOf } from '../asn1/der-reader.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'
import { type DistributionPoint, readDistributionPoint } from './distribution-point.ts'
import type { Extension } from './extension.ts'
import { type GeneralName, readGeneralName } from './general-name.ts'
import { type NameConstraints, readNameConstraints } from './name-constraints.ts'

/** Bits of key usage (RFC 5280 §4.2.1.3). */
export const KEY_USAGES = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
] as const
export type KeyUsage = (typeof KEY_USAGES)[number]

/** What a certificate says in extensions (RFC 5280 §4.2). */
export interface CertificateExtensions {
  readonly isCa: boolean
  readonly pathLength: number | null
  readonly keyUsage: readonly KeyUsage[] | null
  readonly extendedKeyUsage: readonly string[]
  readonly extendedKeyUsageCritical: boolean
  /** Null without the extension, which says something else than an empty one. */
  readonly policies: readonly string[] | null
  readonly policyMappings: readonly { readonly issuer: string; readonly subject: string }[]
  /** Certificates that may follow before a policy is asked for, and before mapping ends (RFC 5280 §4.2.1.11). */
  readonly requireExplicitPolicy: number | null
  readonly inhibitPolicyMapping: number | null
  readonly inhibitAnyPolicy: number | null
  readonly nameConstraints: NameConstraints | null
  readonly alternativeNames: readonly GeneralName[]
  readonly subjectKeyIdentifier: string | null
  readonly authorityKeyIdentifier: string | null
  readonly distributionPoints: readonly DistributionPoint[]
  readonly freshestCrls: readonly DistributionPoint[]
  /** Addresses of responders and of issuers' certificates (RFC 5280 §4.2.2.1). */
  readonly ocspUrls: readonly string[]
  readonly issuerUrls: readonly string[]
  readonly ocspNoCheck: boolean
  /** Critical extensions that nobody here understands: such a certificate must be refused (RFC 5280 §4.2). */
  readonly unknownCritical: readonly string[]
}

const UNDERSTOOD = new Set<string>([
  OID.keyUsage,
  OID.basicConstraints,
  OID.extendedKeyUsage,
  OID.certificatePolicies,
  OID.policyMappings,
  OID.policyConstraints,
  OID.inhibitAnyPolicy,
  OID.nameConstraints,
  OID.subjectAlternativeName,
  OID.issuerAlternativeName,
  OID.subjectKeyIdentifier,
  OID.authorityKeyIdentifier,
  OID.crlDistributionPoints,
  OID.freshestCrl,
  OID.authorityInfoAccess,
  OID.ocspNoCheck,
])

/** Reads a certificate's extensions. @throws DER_BROKEN */
export function readCertificateExtensions(extensions: ReadonlyMap<string, Extension>): CertificateExtensions {
  const value = (id: string): Node | undefined => extensions.get(id)?.value
  const constraints = value(OID.basicConstraints)
  const [ca, pathLength] = constraints === undefined ? [] : sequenceOf(constraints)
  const isCa = ca?.tag === 0x01 && readBoolean(ca)
  const policies = value(OID.certificatePolicies)
  const policyConstraints = listOf(value(OID.policyConstraints))
  const inhibitAny = value(OID.inhibitAnyPolicy)
  const names = value(OID.nameConstraints)
  const access = listOf(value(OID.authorityInfoAccess)).map((one) => sequenceOf(one))
  return {
    isCa,
    pathLength: isCa && pathLength !== undefined ? readInteger(pathLength) : null,
    keyUsage: readKeyUsage(value(OID.keyUsage)),
    extendedKeyUsage: readUsages(value(OID.extendedKeyUsage)),
    extendedKeyUsageCritical: extensions.get(OID.extendedKeyUsage)?.critical ?? false,
    policies: policies === undefined ? null : sequenceOf(policies).map((policy) => readOid(sequenceOf(policy)[0])),
    policyMappings: listOf(value(OID.policyMappings)).map((pair) => {
      const [issuer, subject] = sequenceOf(pair)
      return { issuer: readOid(issuer), subject: readOid(subject) }
    }),
    requireExplicitPolicy: skipCerts(policyConstraints.find((part) => part.tag === 0x80)),
    inhibitPolicyMapping: skipCerts(policyConstraints.find((part) => part.tag === 0x81)),
    inhibitAnyPolicy: inhibitAny === undefined ? null : readInteger(inhibitAny),
    nameConstraints: names === undefined ? null : readNameConstraints(names),
    alternativeNames: listOf(value(OID.subjectAlternativeName)).map(readGeneralName),
    subjectKeyIdentifier: optionalHex(value(OID.subjectKeyIdentifier)),
    authorityKeyIdentifier: readAuthorityKey(value(OID.authorityKeyIdentifier)),
    distributionPoints: listOf(value(OID.crlDistributionPoints)).map(readDistributionPoint),
    freshestCrls: listOf(value(OID.freshestCrl)).map(readDistributionPoint),
    ocspUrls: addresses(access, OID.accessOcsp),
    issuerUrls: addresses(access, OID.accessCaIssuers),
    ocspNoCheck: extensions.has(OID.ocspNoCheck),
    unknownCritical: [...extensions].filter(([id, extension]) => extension.critical && !UNDERSTOOD.has(id)).map(([id]) => id),
  }
}

const listOf = (node: Node | undefined): readonly Node[] => (node === undefined ? [] : sequenceOf(node))
const optionalHex = (node: Node | undefined): string | null => (node === undefined ? null : hex(expect(node, 0x04).content))

/** Extended usages: one at least (RFC 5280 §4.2.1.12), for none would be read as any. */
function readUsages(node: Node | undefined): readonly string[] {
  const usages = listOf(node).map(readOid)
  if (node !== undefined && usages.length === 0) throw new SigningError('DER_BROKEN', { why: 'no extended key usage' })
  return usages
}

/** SkipCerts, an INTEGER under another tag (RFC 5280 §4.2.1.11). */
function skipCerts(part: Node | undefined): number | null {
  if (part === undefined) return null
  return readInteger(read(Uint8Array.of(0x02, part.content.length, ...part.content)))
}

const addresses = (access: readonly (readonly Node[])[], method: string): readonly string[] =>
  access.flatMap(([id, location]) => {
    if (readOid(id) !== method || location === undefined) return []
    const name = readGeneralName(location)
    return name.kind === 'uri' ? [name.value] : []
  })

function readAuthorityKey(node: Node | undefined): string | null {
  const id = listOf(node).find((part) => part.tag === 0x80)
  return id === undefined ? null : hex(id.content)
}

function readKeyUsage(node: Node | undefined): readonly KeyUsage[] | null {
  if (node === undefined) return null
  const bits = readBits(node)
  return KEY_USAGES.filter((_, i) => (((bits[i >> 3] ?? 0) >> (7 - (i & 7))) & 1) === 1)
}
