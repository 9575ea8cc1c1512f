import { type RevocationSource, readCertificate, SigningError, validatePath } from '@onmaru/signing'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { Authority } from './authority.ts'
import { base64 } from './encoding.ts'
import { withinLimits } from './services/polite-revocation.ts'
import type { ConfiguredAnchors } from './trust.ts'
import { trustMaterial } from './verify.ts'

/** What a client judges files with by itself, over the bytes that it shows. DER as base64; `at` is this server's time, ISO 8601. */
export interface ClientTrust {
  readonly at: string
  readonly anchors: readonly string[]
  readonly intermediates: readonly string[]
  readonly crls: readonly string[]
}

/** Responses and lists, DER as base64. */
export interface RevocationWord {
  readonly ocsps: readonly string[]
  readonly crls: readonly string[]
}

/** Anchors, authorities and lists for a client. */
export async function clientTrust(kernel: Kernel, authority: Authority, anchors: ConfiguredAnchors): Promise<ClientTrust> {
  const material = await trustMaterial(kernel, authority, anchors)
  return {
    at: kernel.clock.now().toISOString(),
    anchors: material.anchors.map(base64),
    intermediates: material.intermediates.map(base64),
    crls: material.crls.map(base64),
  }
}

/**
 * Asks for a client what the authority of a certificate says of it; nothing where nobody answers. Only certificates under this office's anchors are
 * asked about, so that nobody sends the server to an address of their choice.
 */
export async function revocationFor(
  kernel: Kernel,
  authority: Authority,
  services: { readonly anchors: ConfiguredAnchors; readonly revocation: RevocationSource },
  asked: { readonly certificate: Uint8Array; readonly issuer: Uint8Array },
): Promise<RevocationWord> {
  const nothing = { ocsps: [], crls: [] }
  const { anchors, intermediates } = await trustMaterial(kernel, authority, services.anchors)
  if (!(await isUnderAnchor(kernel, asked, anchors, intermediates))) return nothing
  const { ocsps, crls } = await withinLimits(kernel, services.revocation)(asked.certificate, asked.issuer)
  return { ocsps: ocsps.map(base64), crls: crls.map(base64) }
}

async function isUnderAnchor(
  { clock, crypto }: Kernel,
  { certificate, issuer }: { readonly certificate: Uint8Array; readonly issuer: Uint8Array },
  anchors: readonly Uint8Array[],
  intermediates: readonly Uint8Array[],
): Promise<boolean> {
  try {
    const above = readCertificate(issuer).der
    const { problem, path } = await validatePath({
      certificate,
      intermediates: [above, ...intermediates],
      anchors,
      at: clock.now(),
      purpose: 'any',
      revocation: null,
      crypto,
    })
    return problem === null && Buffer.compare(path[1]?.der ?? new Uint8Array(), above) === 0
  } catch (error) {
    if (error instanceof SigningError) return false
    throw error
  }
}
