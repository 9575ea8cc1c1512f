import { hex } from '../asn1/bytes.ts'
import { parseSignedData, signerCertificate } from '../cms/signed-data.ts'
import { readCertificate } from '../pki/certificate.ts'
import { validatePath } from '../pki/path.ts'
import type { RevocationSource, WebCrypto } from '../ports.ts'
import { readOcspResponse } from '../revocation/ocsp-response.ts'
import type { ValidationMaterial } from './dss.ts'

/** Where the evidence of a signature comes from. */
export interface EvidenceSources {
  readonly anchors: readonly Uint8Array[]
  /** Certificates of authorities at hand, beside those that a signature brings along. */
  readonly intermediates: readonly Uint8Array[]
  readonly revocation: RevocationSource
  readonly at: Date
  readonly crypto: WebCrypto
}

/**
 * Collects what a validator needs of signatures when the services are gone: every certificate of the paths of the signer, the timestamp's
 * authority and the OCSP responders, and the revocation data of each (EN 319 142-1 §5.4.2.2). Each certificate is asked for once.
 */
export class EvidenceCollector {
  readonly #sources: EvidenceSources
  readonly #asked = new Map<string, Promise<Collected>>()

  constructor(sources: EvidenceSources) {
    this.#sources = sources
  }

  /** For a signature or a timestamp token. @throws CMS_BROKEN, and what the source throws */
  async ofCms(cms: Uint8Array): Promise<ValidationMaterial> {
    const signed = parseSignedData(cms)
    const others = signed.certificates.map((certificate) => certificate.der)
    const signer = signerCertificate(signed)
    const own = signer === null ? [] : [await this.ofCertificate(signer.der, others)]
    const stamps = await Promise.all(signed.timestampTokens.map((token) => this.ofCms(token)))
    return merged([...own, ...stamps])
  }

  /** For a certificate that signs: its path, and what says that none in it was revoked. @throws what the source throws */
  async ofCertificate(certificate: Uint8Array, others: readonly Uint8Array[] = []): Promise<ValidationMaterial> {
    const { anchors, intermediates, at, crypto } = this.#sources
    const found = await validatePath({
      certificate,
      intermediates: [...others, ...intermediates],
      anchors,
      at,
      purpose: 'any',
      revocation: null,
      crypto,
    })
    // Whether the path is good is the validator's to say; here everything is kept that it will look at.
    const path = found.path.map((each) => each.der)
    const answers: ValidationMaterial[] = []
    for (const [i, each] of path.entries()) {
      const issuer = path[i + 1]
      if (issuer !== undefined) answers.push(await this.#ofOne(each, issuer))
    }
    return merged([{ certificates: path, ocsps: [], crls: [] }, ...answers])
  }

  #ofOne(certificate: Uint8Array, issuer: Uint8Array): Promise<Collected> {
    const key = hex(certificate)
    const asked = this.#asked.get(key) ?? this.#ask(certificate, issuer)
    this.#asked.set(key, asked)
    return asked
  }

  async #ask(certificate: Uint8Array, issuer: Uint8Array): Promise<Collected> {
    // A responder of this kind is trusted as long as it lives (RFC 6960 §4.2.2.2.1).
    if (readCertificate(certificate).ocspNoCheck) return NOTHING
    const { ocsps, crls } = await this.#sources.revocation(certificate, issuer)
    const responders = ocsps.flatMap((response) => readOcspResponse(response).certificates.map((each) => each.der))
    const paths = await Promise.all(responders.map((responder) => this.ofCertificate(responder, [issuer])))
    return merged([{ certificates: [], ocsps, crls }, ...paths])
  }
}

type Collected = ValidationMaterial
const NOTHING: Collected = { certificates: [], ocsps: [], crls: [] }

/** Several materials as one, each value once. */
export function merged(materials: readonly ValidationMaterial[]): ValidationMaterial {
  const once = (values: readonly Uint8Array[]): Uint8Array[] => [...new Map(values.map((value) => [hex(value), value])).values()]
  return {
    certificates: once(materials.flatMap((each) => each.certificates)),
    ocsps: once(materials.flatMap((each) => each.ocsps)),
    crls: once(materials.flatMap((each) => each.crls)),
  }
}
