import { buildTimestampRequest, checkTimestampResponse, SigningError } from '@onmaru/signing'
import type { Kernel } from '../../../kernel/kernel.ts'
import { signaturesFaults } from '../errors.ts'
import type { Authority } from './authority.ts'
import type { Fetcher } from './services/fetcher.ts'
import { ServiceFailure } from './services/service-failure.ts'

/** Gets a timestamp response (RFC 3161 §2.4.2, DER) for a SHA-256 imprint. */
export interface TimestampClient {
  request(imprint: Uint8Array): Promise<Uint8Array>
}

/** The office's own timestamp service, asked in the process: the same request and response as over HTTP. */
export function ownTimestamps(kernel: Kernel, authority: Authority): TimestampClient {
  return { request: (imprint) => answered(kernel, imprint, (request) => authority.timestamp(request)) }
}

/**
 * The timestamp services that the settings name, in their order: the next is asked where one is down, refuses, or answers something else than
 * was asked. @throws TIMESTAMP_UNAVAILABLE where none answered; whoever needs the token tries again later
 */
export function configuredTimestamps(kernel: Kernel, own: TimestampClient, fetcher: Fetcher): TimestampClient {
  const ask = (url: string, imprint: Uint8Array): Promise<Uint8Array> =>
    url === 'own'
      ? own.request(imprint)
      : answered(kernel, imprint, (request) => fetcher.post('timestamp', url, 'application/timestamp-query', request))
  return {
    request: async (imprint) => {
      const failures: string[] = []
      for (const url of kernel.config.timestampUrls)
        try {
          return await ask(url, imprint)
        } catch (error) {
          if (!(error instanceof ServiceFailure) && !(error instanceof SigningError)) throw error
          failures.push(`${url} ${error instanceof ServiceFailure ? error.reason : error.code}`)
          kernel.log.warn({ url, err: error }, 'no timestamp')
        }
      throw signaturesFaults.TIMESTAMP_UNAVAILABLE({ failures })
    },
  }
}

/** Asks with a nonce of its own; an answer counts when it is to this very question (RFC 3161 §2.2). */
async function answered(
  kernel: Kernel,
  imprint: Uint8Array,
  ask: (request: Uint8Array) => Promise<Uint8Array>,
): Promise<Uint8Array> {
  const request = buildTimestampRequest(imprint, kernel.crypto)
  const response = await ask(request)
  await checkTimestampResponse(response, request, kernel.crypto)
  return response
}
