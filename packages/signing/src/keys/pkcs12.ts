import forge from 'node-forge'
import { SigningError } from '../errors.ts'
import type { SigningKey, WebCrypto } from '../ports.ts'
import { importSigningKey } from './signing-key.ts'

/** A key with its certificate (DER) and the chain above it (DER, issuer first). */
export interface Credential {
  readonly certificate: Uint8Array
  readonly chain: readonly Uint8Array[]
  readonly key: SigningKey
}

const binary = (bytes: Uint8Array): string => forge.util.binary.raw.encode(bytes)
const bytesOf = (text: string): Uint8Array => forge.util.binary.raw.decode(text)
const derOf = (asn1: forge.asn1.Asn1): Uint8Array => bytesOf(forge.asn1.toDer(asn1).getBytes())
const LARGEST = 1_000_000

/**
 * Opens a PKCS#12 file (RFC 7292). The key is imported so that it cannot be read out; the plain bytes are overwritten.
 * @throws KEY_PASSWORD_WRONG, KEY_CONTAINER_BROKEN, KEY_UNSUPPORTED
 */
export async function openPkcs12(bytes: Uint8Array, password: string, crypto: WebCrypto): Promise<Credential> {
  if (bytes.length > LARGEST) throw new SigningError('KEY_CONTAINER_BROKEN', { size: bytes.length })
  const container = parse(bytes, password)
  const keys = [...bags(container, forge.pki.oids['pkcs8ShroudedKeyBag']), ...bags(container, forge.pki.oids['keyBag'])]
  const certificates = bags(container, forge.pki.oids['certBag'])
  const bag = keys[0]
  if (bag === undefined || certificates.length === 0)
    throw new SigningError('KEY_CONTAINER_BROKEN', { keys: keys.length, certificates: certificates.length })
  const pkcs8 = pkcs8Of(bag)
  try {
    const key = await importSigningKey(pkcs8, crypto)
    const localId = bag.attributes['localKeyId']?.[0] as string | undefined
    const own =
      certificates.find((c) => localId !== undefined && (c.attributes['localKeyId']?.[0] as string | undefined) === localId) ??
      certificates[0]
    if (own === undefined) throw new SigningError('KEY_CONTAINER_BROKEN', { certificates: 0 })
    return { certificate: certificateOf(own), chain: certificates.filter((c) => c !== own).map(certificateOf), key }
  } finally {
    pkcs8.fill(0)
  }
}

function parse(bytes: Uint8Array, password: string): forge.pkcs12.Pkcs12Pfx {
  let asn1: forge.asn1.Asn1
  try {
    asn1 = forge.asn1.fromDer(binary(bytes))
  } catch (cause) {
    throw new SigningError('KEY_CONTAINER_BROKEN', {}, { cause })
  }
  try {
    return forge.pkcs12.pkcs12FromAsn1(asn1, true, password)
  } catch (cause) {
    // A wrong password shows as a failed MAC, as bad padding or as ASN.1 that makes no sense: to the person it is one thing.
    throw new SigningError('KEY_PASSWORD_WRONG', {}, { cause })
  }
}

function bags(container: forge.pkcs12.Pkcs12Pfx, type: string | undefined): forge.pkcs12.Bag[] {
  if (type === undefined) return []
  return container.getBags({ bagType: type })[type] ?? []
}

function pkcs8Of(bag: forge.pkcs12.Bag): Uint8Array {
  if (bag.key) return derOf(forge.pki.wrapRsaPrivateKey(forge.pki.privateKeyToAsn1(bag.key)))
  // forge knows RSA keys only; what it does not know it leaves as ASN.1.
  if (bag.asn1 !== undefined) return derOf(bag.asn1)
  throw new SigningError('KEY_UNSUPPORTED', {})
}

function certificateOf(bag: forge.pkcs12.Bag): Uint8Array {
  if (bag.cert) return derOf(forge.pki.certificateToAsn1(bag.cert))
  if (bag.asn1 !== undefined) return derOf(bag.asn1)
  throw new SigningError('KEY_CONTAINER_BROKEN', {})
}
