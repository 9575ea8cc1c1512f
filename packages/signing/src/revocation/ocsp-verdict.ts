import { equal } from '../asn1/bytes.ts'
import { OID } from '../asn1/oids.ts'
import type { Certificate } from '../pki/certificate.ts'
import { Verifier } from '../pki/verifier.ts'
import type { WebCrypto } from '../ports.ts'
import { issuerHashes, keyBitsOf, sameNonce } from './ocsp-request.ts'
import type { OcspResponse, OcspSingle } from './ocsp-response.ts'

/** Why a response is no evidence on a certificate. */
export type OcspProblem =
  | 'NOT_ABOUT_THIS_CERTIFICATE'
  | 'NONCE_WRONG'
  | 'FROM_THE_FUTURE'
  | 'STALE'
  | 'RESPONDER_NOT_FOUND'
  | 'RESPONDER_NOT_ENTITLED'
  | 'SIGNATURE_WRONG'

/** What a response is asked. */
export interface OcspCheck {
  readonly certificate: Certificate
  readonly issuer: Certificate
  /** The moment of a fresh answer: its times must fit. Null leaves times to who keeps the response as evidence. */
  readonly at: Date | null
  /** The nonce that was sent; null when none was. */
  readonly nonce: Uint8Array | null
  /** Responders' certificates at hand beside those in the response. */
  readonly responders?: readonly Certificate[]
  /** Keys that were imported already; one of its own unless given. */
  readonly verifier?: Verifier
  readonly crypto: WebCrypto
}

/** The word of a response on a certificate, or why it is none. */
export interface OcspVerdict {
  readonly problem: OcspProblem | null
  readonly single: OcspSingle | null
  /** Who signed. */
  readonly responder: Certificate | null
  /** A delegated responder without id-pkix-ocsp-nocheck: its own revocation is still to be looked at (RFC 6960 §4.2.2.2.1). */
  readonly responderToCheck: boolean
}

/** More certificates of one name or key are an attempt to make a validator work. */
const MOST_RESPONDERS = 16

/** Clocks of two machines may differ that much. */
const TOLERANCE_MS = 5 * 60_000

/**
 * Judges a response over one certificate (RFC 6960 §3.2): that it is about this certificate, that the responder is the issuer itself or
 * one that the issuer entitled by id-kp-OCSPSigning, its signature, nonce and times.
 */
export async function checkOcspResponse(response: OcspResponse, check: OcspCheck): Promise<OcspVerdict> {
  const verifier = check.verifier ?? new Verifier(check.crypto)
  const single = await singleOf(response, check)
  const fail = (problem: OcspProblem): OcspVerdict => ({ problem, single, responder: null, responderToCheck: false })
  if (single === null) return fail('NOT_ABOUT_THIS_CERTIFICATE')
  if (!sameNonce(check.nonce, response.nonce)) return fail('NONCE_WRONG')
  const timed = check.at === null ? null : timeProblem(single, response, check.at)
  if (timed !== null) return fail(timed)
  const named = await namedResponders(response, check)
  if (named.length === 0) return fail('RESPONDER_NOT_FOUND')
  const entitled: Certificate[] = []
  for (const responder of named.slice(0, MOST_RESPONDERS))
    if (await isEntitled(responder, response.producedAt, check.issuer, verifier)) entitled.push(responder)
  if (entitled.length === 0) return fail('RESPONDER_NOT_ENTITLED')
  for (const responder of entitled)
    if ((await verifier.verify(responder.spki, response.algorithm.der, null, response.tbs, response.signature)) === 'VALID')
      return { problem: null, single, responder, responderToCheck: !isIssuer(responder, check.issuer) && !responder.ocspNoCheck }
  return fail('SIGNATURE_WRONG')
}

/** The single response on this certificate: by serial number and by the hashes of the issuer's name and key. Of two that disagree the one that revokes counts. */
async function singleOf(response: OcspResponse, { certificate, issuer, crypto }: OcspCheck): Promise<OcspSingle | null> {
  let found: OcspSingle | null = null
  for (const single of response.singles) {
    if (single.hash === null || single.serialNumber !== certificate.serialNumber) continue
    const { name, key } = await issuerHashes(issuer, single.hash, crypto)
    if (!equal(single.issuerNameHash, name) || !equal(single.issuerKeyHash, key)) continue
    if (found === null || single.status === 'revoked') found = single
  }
  return found
}

function timeProblem(single: OcspSingle, response: OcspResponse, at: Date): OcspProblem | null {
  const [now, early] = [at.getTime(), at.getTime() + TOLERANCE_MS]
  if (single.thisUpdate.getTime() > early || response.producedAt.getTime() > early) return 'FROM_THE_FUTURE'
  return single.nextUpdate !== null && single.nextUpdate.getTime() < now - TOLERANCE_MS ? 'STALE' : null
}

async function namedResponders({ responder, certificates }: OcspResponse, check: OcspCheck): Promise<readonly Certificate[]> {
  const known = [check.issuer, ...certificates, ...(check.responders ?? [])]
  if (responder.by === 'name') return known.filter((one) => equal(one.subjectDer, responder.nameDer))
  const named: Certificate[] = []
  for (const one of known) {
    const hash = new Uint8Array(await check.crypto.subtle.digest('SHA-1', keyBitsOf(one) as BufferSource))
    if (equal(hash, responder.keyHash)) named.push(one)
  }
  return named
}

const isIssuer = (responder: Certificate, issuer: Certificate): boolean =>
  equal(responder.spki, issuer.spki) && equal(responder.subjectDer, issuer.subjectDer)

/** The issuer itself, or one whose certificate this very issuer signed for the purpose (RFC 6960 §4.2.2.2). */
async function isEntitled(responder: Certificate, at: Date, issuer: Certificate, verifier: Verifier): Promise<boolean> {
  if (isIssuer(responder, issuer)) return true
  if (!responder.extendedKeyUsage.includes(OID.usageOcspSigning) || responder.unknownCritical.length > 0) return false
  if (responder.keyUsage !== null && !responder.keyUsage.includes('digitalSignature')) return false
  if (at < responder.notBefore || at > responder.notAfter || responder.issuerKey !== issuer.subjectKey) return false
  return (await verifier.certificate(responder, issuer)) === 'VALID'
}
