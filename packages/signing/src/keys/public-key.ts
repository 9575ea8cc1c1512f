import { rsaBits } from '../asn1/algorithms.ts'
import { read, readOid, sequenceOf } from '../asn1/der-reader.ts'
import { OID } from '../asn1/oids.ts'
import { SigningError } from '../errors.ts'
import type { SignatureAlgorithm } from '../ports.ts'

/** What kind of key stands in a certificate, in words that need no translation: `RSA 2048`, `ECDSA P-256`, else its identifier. */
export function keyNameOf(spki: Uint8Array): string {
  const [type, parameters] = sequenceOf(sequenceOf(read(spki))[0])
  const id = readOid(type)
  if (id === OID.rsaEncryption || id === OID.rsaPss) return `RSA ${rsaBits(spki)}`
  if (id !== OID.ecPublicKey) return id
  const curve = parameters?.tag === 0x06 ? readOid(parameters) : 'explicit'
  return `ECDSA ${{ [OID.p256]: 'P-256', [OID.p384]: 'P-384' }[curve] ?? curve}`
}

/** The algorithm with which a key signs that another holds, told by its public half. @throws KEY_UNSUPPORTED */
export function algorithmFor(spki: Uint8Array): SignatureAlgorithm {
  const name = keyNameOf(spki)
  const bits = /^RSA (\d+)$/.exec(name)?.[1]
  if (bits !== undefined && Number(bits) >= 2048 && Number(bits) <= 4096) return 'RSA-PKCS1-SHA256'
  if (name === 'ECDSA P-256') return 'ECDSA-P256-SHA256'
  if (name === 'ECDSA P-384') return 'ECDSA-P384-SHA384'
  throw new SigningError('KEY_UNSUPPORTED', { algorithm: name })
}
