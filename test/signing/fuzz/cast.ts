import { readFileSync } from 'node:fs'
import type { Credential, OcspResponder, TimestampAuthority } from '../../../packages/signing/src/index.ts'
import { weakCrypto } from './weak-crypto.ts'

/** What the inputs are judged against: the people and lists under whom the corpus was made. */
export interface Cast {
  readonly anchor: Uint8Array
  readonly issuing: Uint8Array
  readonly crl: Uint8Array
  /** Whose key the key files are. */
  readonly holder: Uint8Array
  readonly responder: OcspResponder
  readonly timestamper: TimestampAuthority
}

const AT = new Date('2026-07-15T03:00:00Z')

/** Reads the cast from the corpus. Its services sign with nothing: what they answer is not what is tried. */
export function readCast(corpus: string): Cast {
  const file = (name: string): Uint8Array => new Uint8Array(readFileSync(`${corpus}/cast/${name}`))
  const service = (name: string): Credential => ({
    certificate: file(name),
    chain: [],
    key: { algorithm: 'RSA-PKCS1-SHA256', sign: async () => new Uint8Array(256) },
  })
  return {
    anchor: file('root.cer'),
    issuing: file('issuing.cer'),
    crl: file('issuing.crl'),
    holder: file('reviewer.cer'),
    responder: {
      responder: service('ocsp.cer'),
      issuerCertificate: file('issuing.cer'),
      producedAt: AT,
      nextUpdate: AT,
      statusOf: async () => ({ status: 'good' }),
      crypto: weakCrypto,
    },
    timestamper: { authority: service('tsa.cer'), serialNumber: '01', time: AT, policy: '1.2.3.4.1', crypto: weakCrypto },
  }
}
