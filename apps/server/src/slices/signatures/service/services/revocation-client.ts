import {
  buildOcspRequest,
  type Certificate,
  checkOcspResponse,
  isCrlOf,
  type RevocationSource,
  readCertificate,
  readCrl,
  readOcspResponse,
  SigningError,
} from '@onmaru/signing'
import type { Kernel } from '../../../../kernel/kernel.ts'
import { signaturesFaults } from '../../errors.ts'
import type { Authority } from '../authority.ts'
import { Answers, type GoodAnswer } from './answers.ts'
import type { Fetcher } from './fetcher.ts'
import { ServiceFailure } from './service-failure.ts'

const MINUTE_MS = 60_000
const DAY_MS = 24 * 60 * MINUTE_MS
/** An answer without an end is used for so long. */
const ENDLESS_MS = MINUTE_MS
/** Beyond this a list is fetched anew even where it holds for longer: an authority may make one earlier. */
const LONGEST_MS = { ocsp: 60 * MINUTE_MS, list: DAY_MS } as const
/** Addresses of each kind that are tried; a hostile certificate may name thousands. */
const MOST_ADDRESSES = 4

/**
 * Asks the authority of a certificate, by the addresses in it, whether it was revoked: its responders first (RFC 6960), then its lists
 * (RFC 5280 §5) with their deltas. Every answer is checked before it counts or is kept.
 */
export class RevocationClient {
  readonly #kernel: Kernel
  readonly #fetcher: Fetcher
  readonly #answers: Answers

  constructor(kernel: Kernel, fetcher: Fetcher) {
    this.#kernel = kernel
    this.#fetcher = fetcher
    this.#answers = new Answers(kernel)
  }

  /** @throws REVOCATION_UNAVAILABLE where nobody gave an answer that counts; the act may be tried again later */
  readonly source: RevocationSource = async (certificate, issuer) => {
    const [subject, above] = [readCertificate(certificate), readCertificate(issuer)]
    const failures: ServiceFailure[] = []
    for (const url of subject.ocspUrls.slice(0, MOST_ADDRESSES)) {
      const response = await this.#noting(failures, () => this.#ocsp(url, subject, above))
      if (response !== null) return { ocsps: [response], crls: [] }
    }
    for (const url of urlsOf(subject.distributionPoints)) {
      const list = await this.#noting(failures, () => this.#list(url, above))
      if (list !== null) return { ocsps: [], crls: [list, ...(await this.#deltas(list, subject, above, failures))] }
    }
    const [first] = failures
    throw signaturesFaults.REVOCATION_UNAVAILABLE(
      { subject: subject.subject.text, reason: first?.reason ?? 'NO_ADDRESS', url: first?.url ?? '' },
      { cause: first },
    )
  }

  async #noting(failures: ServiceFailure[], ask: () => Promise<Uint8Array>): Promise<Uint8Array | null> {
    try {
      return await ask()
    } catch (error) {
      if (!(error instanceof ServiceFailure)) throw error
      failures.push(error)
      this.#kernel.log.warn({ url: error.url, reason: error.reason }, 'no word on revocation')
      return null
    }
  }

  #ocsp(url: string, certificate: Certificate, issuer: Certificate): Promise<Uint8Array> {
    const about = `${issuer.subjectKeyIdentifier ?? issuer.subject.text}:${certificate.serialNumber}`
    return this.#answers.of({ kind: 'ocsp', url, about }, async () => {
      const { crypto } = this.#kernel
      // Without a nonce: what is kept is not bound to one question anyway, and many responders answer from a store (RFC 5019 §3.1.1).
      const { der: question } = await buildOcspRequest({ certificate, issuer, nonce: false, crypto })
      const der = await this.#fetcher.post('ocsp', url, 'application/ocsp-request', question)
      return understood(url, async () => {
        const check = { certificate, issuer, at: this.#kernel.clock.now(), nonce: null, crypto }
        const { problem, single } = await checkOcspResponse(readOcspResponse(der), check)
        if (problem !== null || single === null) throw new ServiceFailure('ANSWER_BROKEN', url, { detail: problem ?? '' })
        return { der, usableUntil: this.#until(single.nextUpdate, LONGEST_MS.ocsp) }
      })
    })
  }

  #list(url: string, issuer: Certificate): Promise<Uint8Array> {
    const about = issuer.subjectKeyIdentifier ?? issuer.subject.text
    return this.#answers.of({ kind: 'list', url, about }, async () => {
      const values = await this.#fetcher.get('list', url)
      return understood(url, async () => {
        for (const der of values) {
          const list = readCrl(der)
          if (!(await isCrlOf(list, issuer, this.#kernel.crypto))) continue
          if (list.nextUpdate !== null && list.nextUpdate <= this.#kernel.clock.now()) continue
          return { der, usableUntil: this.#until(list.nextUpdate, LONGEST_MS.list) }
        }
        throw new ServiceFailure('ANSWER_BROKEN', url, { detail: 'no list of this issuer that holds' })
      })
    })
  }

  /** Deltas are a help: without them the complete list still says what it says. */
  async #deltas(
    list: Uint8Array,
    certificate: Certificate,
    issuer: Certificate,
    failures: ServiceFailure[],
  ): Promise<readonly Uint8Array[]> {
    if (readCrl(list).baseNumber !== null) return []
    for (const url of urlsOf(certificate.freshestCrls)) {
      const delta = await this.#noting(failures, () => this.#list(url, issuer))
      if (delta !== null) return [delta]
    }
    return []
  }

  #until(nextUpdate: Date | null, longest: number): Date {
    const now = this.#kernel.clock.now().getTime()
    return new Date(Math.min(nextUpdate?.getTime() ?? now + ENDLESS_MS, now + longest))
  }
}

/** The office's own word for what its embedded authority issued, the other authority's for everything else. */
export function anyRevocation(authority: Authority, own: RevocationSource, others: RevocationClient): RevocationSource {
  return async (certificate, issuer) => {
    const isOwn = (await authority.authorities()).some((one) => Buffer.compare(one, issuer) === 0)
    return isOwn ? own(certificate, issuer) : others.source(certificate, issuer)
  }
}

const urlsOf = (points: Certificate['distributionPoints']): readonly string[] =>
  points.flatMap(({ urls }) => urls).slice(0, MOST_ADDRESSES)

/** What cannot be read or verified is no answer. */
async function understood(url: string, read: () => Promise<GoodAnswer>): Promise<GoodAnswer> {
  try {
    return await read()
  } catch (cause) {
    if (cause instanceof SigningError) throw new ServiceFailure('ANSWER_BROKEN', url, { cause })
    throw cause
  }
}
