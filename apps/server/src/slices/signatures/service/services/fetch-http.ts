import http, { type IncomingMessage } from 'node:http'
import https from 'node:https'
import { type AddressGuard, ForbiddenAddress } from './address-guard.ts'
import { ServiceFailure } from './service-failure.ts'

/** One question over HTTP. */
export interface HttpQuestion {
  readonly url: string
  /** What is posted, with its media type; a GET without. */
  readonly post?: { readonly type: string; readonly body: Uint8Array }
  /** Most bytes of an answer. */
  readonly limit: number
  /** Milliseconds for all of it, redirects and the last byte included. */
  readonly timeoutMs: number
}

const MOST_REDIRECTS = 3

/**
 * Asks a service over HTTP or HTTPS and returns the body of its 200. Every address on the way is checked, redirects are few and only those of
 * a GET are followed, and neither a large nor a slow answer gets further than its limit.
 * @throws ServiceFailure
 */
export async function fetchHttp(question: HttpQuestion, guard: AddressGuard): Promise<Uint8Array> {
  const signal = AbortSignal.timeout(question.timeoutMs)
  let url = question.url
  for (let hop = 0; hop <= MOST_REDIRECTS; hop += 1) {
    const answer = await ask(url, question, guard, signal)
    if (answer instanceof Uint8Array) return answer
    if (question.post !== undefined) throw new ServiceFailure('STATUS', url, { detail: 'redirected' })
    url = URL.parse(answer.location, url)?.href ?? ''
  }
  throw new ServiceFailure('TOO_MANY_REDIRECTS', question.url)
}

async function ask(
  url: string,
  { post, limit }: HttpQuestion,
  guard: AddressGuard,
  signal: AbortSignal,
): Promise<Uint8Array | { location: string }> {
  const parsed = allowed(url, guard)
  try {
    const response = await sent(parsed, post, guard, signal)
    const { statusCode = 0, headers } = response
    if (statusCode >= 300 && statusCode < 400 && headers.location !== undefined) {
      response.destroy()
      return { location: headers.location }
    }
    if (statusCode !== 200 || (headers['content-encoding'] ?? 'identity') !== 'identity') {
      response.destroy()
      throw new ServiceFailure('STATUS', url, { transient: statusCode >= 500 || statusCode === 429, detail: String(statusCode) })
    }
    return await bodyOf(response, limit, url)
  } catch (cause) {
    if (cause instanceof ServiceFailure) throw cause
    if (cause instanceof ForbiddenAddress) throw new ServiceFailure('ADDRESS_FORBIDDEN', url, { cause })
    if (signal.aborted) throw new ServiceFailure('TIMEOUT', url, { cause })
    throw new ServiceFailure('CONNECTION', url, { transient: true, cause })
  }
}

function allowed(url: string, guard: AddressGuard): URL {
  const parsed = URL.parse(url)
  if (parsed === null || !/^https?:$/.test(parsed.protocol) || parsed.username !== '' || parsed.password !== '')
    throw new ServiceFailure('ADDRESS_FORBIDDEN', url)
  try {
    guard.checkLiteral(parsed.hostname.replaceAll(/[[\]]/g, ''))
  } catch (cause) {
    throw new ServiceFailure('ADDRESS_FORBIDDEN', url, { cause })
  }
  return parsed
}

function sent(url: URL, post: HttpQuestion['post'], guard: AddressGuard, signal: AbortSignal): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    const { request } = url.protocol === 'https:' ? https : http
    const asked = request(
      url,
      {
        method: post === undefined ? 'GET' : 'POST',
        lookup: guard.lookup,
        agent: false,
        signal,
        headers: post === undefined ? {} : { 'content-type': post.type, 'content-length': post.body.length },
      },
      resolve,
    )
    asked.once('error', reject)
    asked.end(post?.body)
  })
}

async function bodyOf(response: IncomingMessage, limit: number, url: string): Promise<Uint8Array> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of response as AsyncIterable<Buffer>) {
    size += part.length
    // Leaving the loop ends the connection.
    if (size > limit) throw new ServiceFailure('TOO_LARGE', url)
    parts.push(part)
  }
  return new Uint8Array(Buffer.concat(parts))
}
