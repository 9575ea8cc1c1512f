import { bitString, boolean, explicit, implicit, integer, nullValue, octetString, oid, sequence } from '../asn1/der-writer.ts'
import { OID } from '../asn1/oids.ts'
import { KEY_USAGES, type KeyUsage } from '../pki/certificate.ts'
import { type AlternativeName, generalName, uriName } from './general-name.ts'

/** Kinds of certificate that an office needs (domain.md §7.1). */
export type Profile = 'root' | 'issuing' | 'official' | 'seal' | 'special-seal' | 'server' | 'timestamping' | 'ocsp'

/** Addresses that a certificate carries: where its issuer answers for it. */
export interface AuthorityUrls {
  /** Responder (RFC 6960); null where the issuer answers by lists alone, as a root does. */
  readonly ocsp: string | null
  /** The issuer's complete list. */
  readonly crl: string
  /** The issuer's newest changes to it (RFC 5280 §4.2.1.15). */
  readonly deltaCrl?: string
  /** The issuer's own certificate. */
  readonly caIssuers: string
}

/** What a certificate says beyond its names and its key. */
export interface ExtensionRequest {
  readonly profile: Profile
  /** Key identifiers (RFC 5280 §4.2.1.1, §4.2.1.2). */
  readonly subjectKey: Uint8Array
  readonly issuerKey: Uint8Array
  readonly urls: AuthorityUrls | null
  readonly alternativeNames: readonly AlternativeName[]
}

interface ProfileRules {
  readonly usage: readonly KeyUsage[]
  readonly pathLength: number | null
  readonly extendedUsage: string | null
  readonly policy: string | null
}

const SIGNER: Omit<ProfileRules, 'policy'> = {
  usage: ['digitalSignature', 'nonRepudiation'],
  pathLength: null,
  extendedUsage: null,
}

/** What each kind may do. Timestamps need their extended usage critical and alone (RFC 3161 §2.3). Policies are GPKI's own for officials, seals and servers. */
const RULES: Readonly<Record<Profile, ProfileRules>> = {
  root: { usage: ['keyCertSign', 'cRLSign'], pathLength: 1, extendedUsage: null, policy: null },
  issuing: { usage: ['keyCertSign', 'cRLSign'], pathLength: 0, extendedUsage: null, policy: OID.anyPolicy },
  official: { ...SIGNER, policy: '1.2.410.100001.2.2.1' },
  seal: { ...SIGNER, policy: '1.2.410.100001.2.1.1' },
  'special-seal': { ...SIGNER, policy: '1.2.410.100001.2.1.3' },
  server: {
    usage: ['digitalSignature', 'keyEncipherment'],
    pathLength: null,
    extendedUsage: OID.usageServerAuthentication,
    policy: '1.2.410.100001.2.1.2',
  },
  timestamping: { usage: ['digitalSignature'], pathLength: null, extendedUsage: OID.usageTimestamping, policy: null },
  ocsp: { usage: ['digitalSignature'], pathLength: null, extendedUsage: OID.usageOcspSigning, policy: null },
}

/** One extension (RFC 5280 §4.1.2.9). */
export function extension(id: string, value: Uint8Array, critical = false): Uint8Array {
  return sequence(oid(id), ...(critical ? [boolean(true)] : []), octetString(value))
}

/** The extensions of a profile (RFC 5280 §4.2). */
export function profileExtensions(request: ExtensionRequest): Uint8Array {
  const { profile, urls, alternativeNames } = request
  const rules = RULES[profile]
  const isCa = rules.pathLength !== null
  const list = [
    extension(OID.subjectKeyIdentifier, octetString(request.subjectKey)),
    extension(OID.authorityKeyIdentifier, sequence(implicit(0, request.issuerKey))),
    extension(OID.basicConstraints, isCa ? sequence(boolean(true), integer(rules.pathLength ?? 0)) : sequence(), true),
    extension(OID.keyUsage, keyUsageBits(rules.usage), true),
  ]
  if (rules.extendedUsage !== null)
    list.push(extension(OID.extendedKeyUsage, sequence(oid(rules.extendedUsage)), profile === 'timestamping'))
  if (rules.policy !== null) list.push(extension(OID.certificatePolicies, sequence(sequence(oid(rules.policy)))))
  if (alternativeNames.length > 0)
    list.push(extension(OID.subjectAlternativeName, sequence(...alternativeNames.map(generalName))))
  if (profile === 'ocsp') list.push(extension(OID.ocspNoCheck, nullValue()))
  // Nobody answers for a root: its word is the anchor itself.
  if (urls !== null && profile !== 'root') list.push(...addresses(urls))
  return sequence(...list)
}

function keyUsageBits(usages: readonly KeyUsage[]): Uint8Array {
  let bits = 0
  for (const usage of usages) bits |= 0x80 >> KEY_USAGES.indexOf(usage)
  let unused = 0
  while (unused < 7 && ((bits >> unused) & 1) === 0) unused += 1
  return bitString(new Uint8Array([bits]), unused)
}

/** CRL distribution points, the freshest list, and authority information access (RFC 5280 §4.2.1.13, §4.2.1.15, §4.2.2.1). */
function addresses(urls: AuthorityUrls): readonly Uint8Array[] {
  const responder = urls.ocsp === null ? [] : [sequence(oid(OID.accessOcsp), uriName(urls.ocsp))]
  return [
    extension(OID.crlDistributionPoints, distributionPoints(urls.crl)),
    ...(urls.deltaCrl === undefined ? [] : [extension(OID.freshestCrl, distributionPoints(urls.deltaCrl))]),
    extension(OID.authorityInfoAccess, sequence(...responder, sequence(oid(OID.accessCaIssuers), uriName(urls.caIssuers)))),
  ]
}

/** CRLDistributionPoints with one address (RFC 5280 §4.2.1.13). */
export function distributionPoints(address: string): Uint8Array {
  return sequence(sequence(explicit(0, explicit(0, uriName(address)))))
}
