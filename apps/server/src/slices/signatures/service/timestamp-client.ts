import { buildTimestampRequest } from '@onmaru/signing'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { Authority } from './authority.ts'

/** Gets a timestamp response (RFC 3161 §2.4.2, DER) for a SHA-256 imprint. */
export interface TimestampClient {
  request(imprint: Uint8Array): Promise<Uint8Array>
}

/** The office's own timestamp service, asked in the process: the same request and response as over HTTP. */
export function ownTimestamps(kernel: Kernel, authority: Authority): TimestampClient {
  return { request: async (imprint) => authority.timestamp(buildTimestampRequest(imprint, kernel.crypto)) }
}
