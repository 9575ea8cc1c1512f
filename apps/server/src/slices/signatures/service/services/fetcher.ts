import type { Kernel } from '../../../../kernel/kernel.ts'
import { AddressGuard } from './address-guard.ts'
import { fetchHttp } from './fetch-http.ts'
import { fetchLdap } from './fetch-ldap.ts'
import { ServiceFailure } from './service-failure.ts'

/** Most bytes of an answer of each kind. Lists of a national authority are some megabytes. */
const LIMITS = { ocsp: 256 * 1024, list: 32 * 1024 * 1024, issuers: 1024 * 1024, timestamp: 256 * 1024 } as const
export type AnswerKind = keyof typeof LIMITS
/** A directory's lists are parts of a whole (cn=crl1, cn=crl2 …), and its client copies what it has with every packet. */
const LDAP_LIMIT = 4 * 1024 * 1024

/** Waits between tries, in milliseconds; a job tries again later where these are not enough. */
const PAUSES_MS = [200, 800] as const
/** A service that has just failed is not asked for so long: people who sign must not wait for it one after another. */
const REST_MS = 30_000
const MOST_RESTING = 1_000

/** Attributes that hold lists and certificates of authorities (RFC 4523 §2). */
const ATTRIBUTES: Readonly<Partial<Record<AnswerKind, readonly string[]>>> = {
  list: ['certificateRevocationList;binary', 'authorityRevocationList;binary', 'deltaRevocationList;binary'],
  issuers: ['cACertificate;binary'],
}

/** Asks services outside, by http, https, ldap and ldaps, with their limits of time and size, a few tries, and a rest for those that are down. */
export class Fetcher {
  readonly #kernel: Kernel
  readonly #guard: AddressGuard
  readonly #resting = new Map<string, { until: number; failure: ServiceFailure }>()

  constructor(kernel: Kernel) {
    this.#kernel = kernel
    this.#guard = new AddressGuard(kernel.config.privateServices)
  }

  /** The values behind an address: one by HTTP, one or more by LDAP. @throws ServiceFailure */
  async get(kind: AnswerKind, url: string): Promise<readonly Uint8Array[]> {
    const question = { url, limit: LIMITS[kind], timeoutMs: this.#kernel.config.serviceTimeoutMs }
    const attributes = ATTRIBUTES[kind]
    return this.#tried(url, async () =>
      attributes !== undefined && /^ldaps?:/i.test(url)
        ? fetchLdap({ ...question, attributes, limit: LDAP_LIMIT }, this.#guard)
        : [await fetchHttp(question, this.#guard)],
    )
  }

  /** Posts a question and returns the answer. @throws ServiceFailure */
  post(kind: AnswerKind, url: string, type: string, body: Uint8Array): Promise<Uint8Array> {
    const question = { url, post: { type, body }, limit: LIMITS[kind], timeoutMs: this.#kernel.config.serviceTimeoutMs }
    return this.#tried(url, () => fetchHttp(question, this.#guard))
  }

  async #tried<R>(url: string, ask: () => Promise<R>): Promise<R> {
    const now = this.#kernel.clock.now().getTime()
    const resting = this.#resting.get(url)
    if (resting !== undefined && now < resting.until && now >= resting.until - REST_MS) throw resting.failure
    for (let tries = 0; ; tries += 1)
      try {
        const answer = await ask()
        this.#resting.delete(url)
        return answer
      } catch (error) {
        if (!(error instanceof ServiceFailure)) throw error
        const pause = PAUSES_MS[tries]
        if (!error.transient || pause === undefined) {
          if (this.#resting.size >= MOST_RESTING) this.#resting.clear()
          this.#resting.set(url, { until: now + REST_MS, failure: error })
          throw error
        }
        await new Promise((resolve) => setTimeout(resolve, pause))
      }
  }
}
