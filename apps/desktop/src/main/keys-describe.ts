import { fingerprintOf, keyNameOf, readCertificate, type WebCrypto } from '@onmaru/signing'
import type { CertificateSummary } from '../shared/bridge.ts'

/** What a certificate says, for a list of keys. @throws SigningError CERTIFICATE_BROKEN */
export async function describe(der: Uint8Array, crypto: WebCrypto): Promise<CertificateSummary> {
  const info = readCertificate(der)
  return {
    commonName: info.subject.commonName ?? '',
    issuerName: info.issuer.commonName ?? '',
    serialNumber: info.serialNumber,
    notBefore: info.notBefore.toISOString(),
    notAfter: info.notAfter.toISOString(),
    fingerprint: await fingerprintOf(der, crypto),
    keyName: keyNameOf(info.spki),
  }
}

/** Whether a certificate is for signing: GPKI gives everybody a second pair, for encryption alone, and a card holds its authorities too. */
export function isForSigning(der: Uint8Array): boolean {
  const { isCa, keyUsage } = readCertificate(der)
  return !isCa && (keyUsage === null || keyUsage.includes('digitalSignature') || keyUsage.includes('nonRepudiation'))
}
