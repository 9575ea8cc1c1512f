import { bitString, boolean, explicit, implicit, integer, nullValue, octetString, oid, sequence } from '../asn1/der-writer.ts'
import { OID } from '../asn1/oids.ts'
import { KEY_USAGES, type KeyUsage } from '../pki/certificate.ts'

/** Kinds of certificate that an office needs (domain.md §7.1). */
export type Profile = 'root' | 'issuing' | 'official' | 'seal' | 'special-seal' | 'server' | 'timestamping' | 'ocsp'

/** Addresses that certificates carry. */
export interface AuthorityUrls {
  readonly ocsp: string
  readonly crl: string
  readonly caIssuers: string
}

interface ProfileRules {
  readonly usage: readonly KeyUsage[]
  readonly pathLength: number | null
  readonly extendedUsage: string | null
  readonly policy: string | null
}

/** What each kind may do. Timestamps need their extended usage critical and alone (RFC 3161 §2.3). Policies are GPKI's own for officials and seals. */
const RULES: Readonly<Record<Profile, ProfileRules>> = {
  root: { usage: ['keyCertSign', 'cRLSign'], pathLength: 1, extendedUsage: null, policy: null },
  issuing: { usage: ['keyCertSign', 'cRLSign'], pathLength: 0, extendedUsage: null, policy: '2.5.29.32.0' },
  official: {
    usage: ['digitalSignature', 'nonRepudiation'],
    pathLength: null,
    extendedUsage: null,
    policy: '1.2.410.100001.2.2.1',
  },
  seal: { usage: ['digitalSignature', 'nonRepudiation'], pathLength: null, extendedUsage: null, policy: '1.2.410.100001.2.1.1' },
  'special-seal': {
    usage: ['digitalSignature', 'nonRepudiation'],
    pathLength: null,
    extendedUsage: null,
    policy: '1.2.410.100001.2.1.3',
  },
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

/** The extensions of a profile; `subjectKey` and `issuerKey` are key identifiers. */
export function profileExtensions(
  profile: Profile,
  subjectKey: Uint8Array,
  issuerKey: Uint8Array,
  urls: AuthorityUrls | null,
): Uint8Array {
  const rules = RULES[profile]
  const isCa = rules.pathLength !== null
  const list = [
    extension(OID.subjectKeyIdentifier, octetString(subjectKey)),
    extension(OID.authorityKeyIdentifier, sequence(implicit(0, issuerKey))),
    extension(OID.basicConstraints, isCa ? sequence(boolean(true), integer(rules.pathLength ?? 0)) : sequence(), true),
    extension(OID.keyUsage, keyUsageBits(rules.usage), true),
  ]
  if (rules.extendedUsage !== null)
    list.push(extension(OID.extendedKeyUsage, sequence(oid(rules.extendedUsage)), profile === 'timestamping'))
  if (rules.policy !== null) list.push(extension(OID.certificatePolicies, sequence(sequence(oid(rules.policy)))))
  if (profile === 'ocsp') list.push(extension(OID.ocspNoCheck, nullValue()))
  if (urls !== null && profile !== 'root' && profile !== 'issuing')
    list.push(
      extension(OID.crlDistributionPoints, distributionPoint(urls.crl)),
      extension(OID.authorityInfoAccess, accessDescriptions(urls)),
    )
  return sequence(...list)
}

function keyUsageBits(usages: readonly KeyUsage[]): Uint8Array {
  let bits = 0
  for (const usage of usages) bits |= 0x80 >> KEY_USAGES.indexOf(usage)
  let unused = 0
  while (unused < 7 && ((bits >> unused) & 1) === 0) unused += 1
  return bitString(new Uint8Array([bits]), unused)
}

const uri = (address: string): Uint8Array => implicit(6, new TextEncoder().encode(address))

function distributionPoint(address: string): Uint8Array {
  return sequence(sequence(explicit(0, explicit(0, uri(address)))))
}

function accessDescriptions(urls: AuthorityUrls): Uint8Array {
  return sequence(sequence(oid(OID.accessOcsp), uri(urls.ocsp)), sequence(oid(OID.accessCaIssuers), uri(urls.caIssuers)))
}
