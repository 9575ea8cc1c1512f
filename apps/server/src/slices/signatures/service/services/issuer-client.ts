import { type Certificate, certificatesIn, readCertificate, SigningError } from '@onmaru/signing'
import type { Kernel } from '../../../../kernel/kernel.ts'
import { Answers } from './answers.ts'
import type { Fetcher } from './fetcher.ts'
import { ServiceFailure } from './service-failure.ts'

const DAY_MS = 24 * 3_600_000
const LONGEST_CHAIN = 6
const MOST_ADDRESSES = 3

/** Finds the authorities above a certificate by the addresses in it (RFC 5280 §4.2.2.1). What is found is checked by the path, not here. */
export class IssuerClient {
  readonly #kernel: Kernel
  readonly #fetcher: Fetcher
  readonly #answers: Answers

  constructor(kernel: Kernel, fetcher: Fetcher) {
    this.#kernel = kernel
    this.#fetcher = fetcher
    this.#answers = new Answers(kernel)
  }

  /** Certificates above one that was not issued by any of `known`, as far as they are found; a service that is down ends the search. */
  async above(certificate: Uint8Array, known: readonly Uint8Array[]): Promise<readonly Uint8Array[]> {
    const found: Uint8Array[] = []
    let last = readCertificate(certificate)
    for (let step = 0; step < LONGEST_CHAIN; step += 1) {
      const all = [...known, ...found].map(readCertificate)
      if (last.issuerKey === last.subjectKey || all.some((one) => one.subjectKey === last.issuerKey)) return found
      const next = await this.#issuerOf(last)
      if (next === undefined) return found
      found.push(next.der)
      last = next
    }
    return found
  }

  async #issuerOf(certificate: Certificate): Promise<Certificate | undefined> {
    for (const url of certificate.issuerUrls.slice(0, MOST_ADDRESSES))
      try {
        const bundle = await this.#answers.of({ kind: 'issuers', url, about: '' }, () => this.#fetch(url))
        const issuer = certificatesIn(bundle)
          .map(readCertificate)
          .find((one) => one.subjectKey === certificate.issuerKey)
        if (issuer !== undefined) return issuer
      } catch (error) {
        if (!(error instanceof ServiceFailure)) throw error
        this.#kernel.log.warn({ url, reason: error.reason }, 'no certificate of the issuer')
      }
    return undefined
  }

  async #fetch(url: string): Promise<{ der: Uint8Array; usableUntil: Date }> {
    for (const der of await this.#fetcher.get('issuers', url))
      try {
        certificatesIn(der)
        return { der, usableUntil: new Date(this.#kernel.clock.now().getTime() + DAY_MS) }
      } catch (cause) {
        if (!(cause instanceof SigningError)) throw cause
        throw new ServiceFailure('ANSWER_BROKEN', url, { cause })
      }
    throw new ServiceFailure('ANSWER_BROKEN', url)
  }
}
