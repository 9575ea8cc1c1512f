import { OID } from '../asn1/oids.ts'
import type { Certificate } from './certificate.ts'

/** What a certificate is used for, and so what it must be allowed to do. */
export type Purpose = 'signing' | 'timestamping' | 'ocsp' | 'crl' | 'any'

/** Usages under which documents are signed; Adobe's and Microsoft's own stand for what other software issues. */
const SIGNING_USAGES: ReadonlySet<string> = new Set([
  OID.usageAny,
  OID.usageEmailProtection,
  OID.usageDocumentSigning,
  '1.2.840.113583.1.1.5',
  '1.3.6.1.4.1.311.10.3.12',
])

/** Whether a certificate may be used for a purpose (RFC 5280 §4.2.1.3, §4.2.1.12, RFC 3161 §2.3, RFC 6960 §4.2.2.2). */
export function fitsPurpose(leaf: Certificate, purpose: Purpose): boolean {
  const { keyUsage, extendedKeyUsage } = leaf
  const uses = (...wanted: readonly string[]): boolean =>
    keyUsage === null || wanted.some((usage) => (keyUsage as readonly string[]).includes(usage))
  switch (purpose) {
    case 'any':
      return true
    case 'crl':
      return uses('cRLSign')
    case 'signing':
      // A certificate with extended usages is good for these alone.
      return (
        uses('digitalSignature', 'nonRepudiation') &&
        !leaf.isCa &&
        (extendedKeyUsage.length === 0 || extendedKeyUsage.some((usage) => SIGNING_USAGES.has(usage)))
      )
    case 'timestamping': // critical and alone
      return (
        uses('digitalSignature', 'nonRepudiation') &&
        leaf.extendedKeyUsageCritical &&
        extendedKeyUsage.length === 1 &&
        extendedKeyUsage[0] === OID.usageTimestamping
      )
    case 'ocsp':
      return uses('digitalSignature') && extendedKeyUsage.includes(OID.usageOcspSigning)
  }
}
