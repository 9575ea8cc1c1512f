import { useSuspenseQuery } from '@tanstack/react-query'
import { deskBridge } from '../api/desk-bridge.ts'
import { bridgeSigner } from './bridge-signer.ts'
import { pickFiles } from './pick-file.ts'
import type { Signer } from './signer.ts'

let made: Promise<Signer> | null = null

/** The signer of this page. In a browser the cryptography is read when it is first needed, not with the first screen. */
function signer(): Promise<Signer> {
  made ??= (async () => {
    const bridge = deskBridge()
    if (bridge !== null) return bridgeSigner(bridge)
    const { browserSigner } = await import('./browser-signer.ts')
    return browserSigner(globalThis.crypto, pickFiles, globalThis.location.origin)
  })()
  return made
}

/** Who signs on this machine: one for the whole page, so that a browser's keys outlive the screen that took them in. */
export function useSigner(): Signer {
  return useSuspenseQuery({
    queryKey: ['signer'],
    queryFn: signer,
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: Number.POSITIVE_INFINITY,
  }).data
}
