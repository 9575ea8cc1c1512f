import { systemActor } from '../../apps/server/src/kernel/actor.ts'
import {
  buildSignedData,
  createCertificationRequest,
  digestOf,
  generateKeyPair,
  importSigningKey,
  type SignatureAlgorithm,
  type SigningKey,
} from '../../packages/signing/src/index.ts'
import type { PkiOffice } from './pki-office.ts'

const PEM = /-----BEGIN CERTIFICATE-----([^-]+)-----END CERTIFICATE-----/g

/** Somebody with a key, and a certificate that an office's authority issued over it. */
export interface Holder {
  readonly key: SigningKey
  readonly certificate: Uint8Array
  readonly chain: readonly Uint8Array[]
  readonly serialNumber: string
  readonly pem: string
}

/** Has a certificate issued to the one person of an office. */
export async function holderFrom(office: PkiOffice, algorithm: SignatureAlgorithm = 'ECDSA-P256-SHA256'): Promise<Holder> {
  const pair = await generateKeyPair(algorithm, crypto)
  const key = await importSigningKey(pair.privateKeyPkcs8, crypto)
  const subject = { country: 'KR', organization: '어디', commonName: '누구' }
  const request = await createCertificationRequest({ subject, publicKeySpki: pair.publicKeySpki, key })
  const order = { profile: 'official', personId: office.personId, request: Buffer.from(request).toString('base64') } as const
  const issued = await office.signatures.issuance.issue(systemActor('test.holder'), order)
  const [certificate = new Uint8Array(), ...chain] = Array.from(issued.pem.matchAll(PEM), ([, body = '']) =>
    Buffer.from(body, 'base64'),
  )
  return { key, certificate, chain, serialNumber: issued.serialNumber, pem: issued.pem }
}

/** A detached CMS over a text; `also` puts the authorities' certificates in. */
export async function signedBy({ key, certificate, chain }: Holder, text: string, also = true): Promise<Uint8Array> {
  const contentDigest = new Uint8Array(await crypto.subtle.digest(digestOf(key.algorithm), new TextEncoder().encode(text)))
  return buildSignedData({ contentDigest, certificate, chain: also ? chain : [], key, crypto })
}
