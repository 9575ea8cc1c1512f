import type { Certificate } from '../pki/certificate.ts'
import type { RevocationCheck } from '../pki/path.ts'
import type { WebCrypto } from '../ports.ts'
import { type Crl, isCrlOf, readCrl } from './crl.ts'

/** Revocation lists at hand, as DER: from the file, from the office, from a cache. */
export interface RevocationEvidence {
  readonly crls: readonly Uint8Array[]
}

/**
 * A revocation check by lists. The newest list of the issuer that was made by its own key counts.
 * A list that is older than the certificate's use still shows earlier revocations; `unknown` means that the issuer has no list here.
 * Roots issue no list in the embedded authority, so `trusted` names issuers whose word on their own children is the anchor itself.
 */
export function checkByLists(evidence: RevocationEvidence, crypto: WebCrypto, unlisted: 'good' | 'unknown'): RevocationCheck {
  const lists = evidence.crls.map(readCrl)
  return async (certificate, issuer) => {
    const own = await listsOf(lists, issuer, crypto)
    const newest = own.sort((a, b) => b.thisUpdate.getTime() - a.thisUpdate.getTime())[0]
    if (newest === undefined) return { status: certificate.isCa ? 'good' : unlisted }
    const entry = newest.revoked.get(certificate.serialNumber)
    return entry === undefined ? { status: 'good' } : { status: 'revoked', at: entry.at, reason: entry.reason }
  }
}

async function listsOf(lists: readonly Crl[], issuer: Certificate, crypto: WebCrypto): Promise<Crl[]> {
  const own: Crl[] = []
  for (const list of lists) if (await isCrlOf(list, issuer, crypto)) own.push(list)
  return own
}
