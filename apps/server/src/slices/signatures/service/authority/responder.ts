import {
  asksAboutIssuer,
  type CertificateStatus,
  type Credential,
  ocspFailure,
  type RevocationReason,
  readCertificate,
  respondOcsp,
  respondTimestamp,
  SigningError,
  timestampFailure,
} from '@onmaru/signing'
import type { Kernel } from '../../../../kernel/kernel.ts'
import * as store from '../../store.ts'
import type { Keystore } from './keystore.ts'
import type { Lines } from './lines.ts'
import { newSerialNumber } from './mint.ts'

const OCSP_LIFE_MS = 24 * 3_600_000

/** Answers an OCSP request (RFC 6960), DER. A fault of ours is told as internalError, so that a client asks the list instead. */
export async function answerOcsp(kernel: Kernel, keystore: Keystore, lines: Lines, request: Uint8Array): Promise<Uint8Array> {
  try {
    const now = kernel.clock.now()
    const { responder, issuer } = await answering(kernel, keystore, lines, request)
    return await respondOcsp(request, {
      responder,
      issuerCertificate: issuer.certificate,
      producedAt: now,
      nextUpdate: new Date(now.getTime() + OCSP_LIFE_MS),
      archiveCutoff: readCertificate(issuer.certificate).notBefore,
      statusOf: (serialNumber) => statusOf(kernel, serialNumber),
      crypto: kernel.crypto,
    })
  } catch (err) {
    kernel.log.error({ err }, 'no OCSP answer')
    return ocspFailure('internalError')
  }
}

/**
 * Who answers: the delegated responder for what the issuing authority's present key issued, which alone may delegate it (RFC 6960 §4.2.2.2); a former
 * key for itself.
 */
async function answering(
  kernel: Kernel,
  keystore: Keystore,
  lines: Lines,
  request: Uint8Array,
): Promise<{ responder: Credential; issuer: Credential }> {
  const [current, ...former] = await lines.living('issuing')
  for (const line of current?.isCurrent === true ? former : []) {
    const issuer = await lines.credential(line)
    if (await isAskedAbout(request, issuer.certificate, kernel)) return { responder: issuer, issuer }
  }
  return { responder: await keystore.credential('ocsp'), issuer: await keystore.credential('issuing') }
}

/** What cannot be read is nobody's: the answer says so. */
async function isAskedAbout(request: Uint8Array, issuer: Uint8Array, { crypto }: Kernel): Promise<boolean> {
  try {
    return await asksAboutIssuer(request, issuer, crypto)
  } catch (error) {
    if (error instanceof SigningError) return false
    throw error
  }
}

async function statusOf(kernel: Kernel, serialNumber: string): Promise<CertificateStatus> {
  const row = await store.findBySerial(kernel.db, serialNumber)
  // The root's own and the issuing authority's certificate are not of this issuer.
  if (row === undefined || row.profile === 'root' || row.profile === 'issuing') return { status: 'unknown' }
  if (row.revokedAt === null) return { status: 'good' }
  return {
    status: 'revoked',
    at: new Date(row.revokedAt),
    reason: (row.revocationReason ?? 'unspecified') as RevocationReason,
  }
}

/** Answers a timestamp request (RFC 3161), DER. A fault of ours is told as systemFailure. */
export async function answerTimestamp(kernel: Kernel, keystore: Keystore, request: Uint8Array): Promise<Uint8Array> {
  try {
    return await respondTimestamp(request, {
      authority: await keystore.credential('timestamping'),
      serialNumber: newSerialNumber(kernel),
      time: kernel.clock.now(),
      policy: kernel.config.timestampPolicy,
      crypto: kernel.crypto,
    })
  } catch (err) {
    kernel.log.error({ err }, 'no timestamp')
    return timestampFailure('systemFailure')
  }
}
