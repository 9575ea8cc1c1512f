import {
  buildOcspRequest,
  parseSignedData,
  parseTimestampResponse,
  type RevocationSource,
  readCertificate,
  signerCertificate,
  type TimestampSource,
} from '@onmaru/signing'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { Authority } from './authority.ts'
import type { TimestampClient } from './timestamp-client.ts'

/** Services that proofs are made with; one that is down throws. */
export interface ProofServices {
  readonly stamps: Stamps
  readonly revocation: RevocationSource
}

/** The office's own responder and lists, asked in the process: a response for whoever signs, a list for an authority. */
export function ownRevocation(kernel: Kernel, authority: Authority): RevocationSource {
  return async (certificate, issuer) => {
    const [subject, above] = [readCertificate(certificate), readCertificate(issuer)]
    if (subject.isCa) return { ocsps: [], crls: await authority.crlsBy(issuer) }
    const { der } = await buildOcspRequest({ certificate: subject, issuer: above, crypto: kernel.crypto })
    return { ocsps: [await authority.ocsp(der)], crls: [] }
  }
}

/** What a timestamp service signs with, and how long its tokens are. */
export interface Stamper {
  readonly certificate: Uint8Array | null
  readonly bytes: number
}

const KNOWN_FOR_MS = 3_600_000

/** Tokens of a timestamp service, and what is known of it before the next one. */
export class Stamps {
  readonly #client: TimestampClient
  readonly #kernel: Kernel
  #last: (Stamper & { readonly at: number }) | null = null

  constructor(kernel: Kernel, client: TimestampClient) {
    this.#kernel = kernel
    this.#client = client
  }

  /** A token for an imprint. @throws TIMESTAMP_REFUSED, TIMESTAMP_BROKEN, and what the client throws */
  readonly token: TimestampSource = async (imprint) => {
    const token = parseTimestampResponse(await this.#client.request(imprint))
    const certificate = signerCertificate(parseSignedData(token))?.der ?? null
    this.#last = { certificate, bytes: token.length, at: this.#kernel.clock.now().getTime() }
    return token
  }

  /** The service as its last token showed it; where there is none of this hour, as a token over nothing shows it. @throws what `token` throws */
  async known(): Promise<Stamper> {
    const age = this.#last === null ? KNOWN_FOR_MS : Math.abs(this.#kernel.clock.now().getTime() - this.#last.at)
    if (age >= KNOWN_FOR_MS)
      await this.token(new Uint8Array(await this.#kernel.crypto.subtle.digest('SHA-256', new Uint8Array())))
    return this.#last ?? { certificate: null, bytes: 0 }
  }
}
