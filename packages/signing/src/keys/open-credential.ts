import { equal } from '../asn1/bytes.ts'
import { children, type Node, read, sequenceOf } from '../asn1/der-reader.ts'
import { SigningError } from '../errors.ts'
import type { RsaSignatureAlgorithm, WebCrypto } from '../ports.ts'
import { asDer } from './ber.ts'
import { type CertificateKey, isPair, readCertificateKey } from './certificate-key.ts'
import type { KeyFormat, OpenedCredential } from './credential.ts'
import { Work } from './derive/work.ts'
import { Password } from './password.ts'
import type { Opening } from './pbe.ts'
import { readPem } from './pem.ts'
import { type FoundKey, openEncryptedKey, readPkcs12 } from './pkcs12-reader.ts'
import { readPrivateKeyInfo } from './private-key-info.ts'
import { withSecrets } from './secrets.ts'
import { importSigningKey } from './signing-key.ts'

/** One file of a key, whole. What it is shows in its bytes, never in its name. */
export type KeyFileBytes = Uint8Array

const LARGEST = 1_000_000
const MOST_FILES = 16

/** How a key is opened. */
export interface OpenOptions {
  /** How an RSA key shall sign; PKCS#1 v1.5 with SHA-256 unless said. */
  readonly rsa?: RsaSignatureAlgorithm
}

interface Found {
  readonly keys: (FoundKey & { readonly format: KeyFormat })[]
  readonly certificates: Uint8Array[]
}

/**
 * Opens key files: one PKCS#12 container (RFC 7292), or a private key (PKCS#8, RFC 5958; plain or encrypted, also Korean) with its
 * certificate, DER or PEM, in any order. The key is imported so that it cannot be read out; plain key bytes and what was derived from
 * the password are overwritten on every path. The files' own bytes stay the caller's.
 * @param password empty for a key that is not encrypted
 * @throws KEY_PASSWORD_WRONG: bad MAC, bad padding or nonsense inside, all the same to a person
 * @throws KEY_CONTAINER_BROKEN: not such files, or without key or certificate
 * @throws KEY_UNSUPPORTED: a cipher, a kind or size of key, or a key that its certificate keeps from signing; the facts say which
 * @throws KEY_MISMATCH: no certificate is the key's
 */
export async function openCredential(
  files: readonly KeyFileBytes[],
  password: string,
  crypto: WebCrypto,
  options: OpenOptions = {},
): Promise<OpenedCredential> {
  return withSecrets(async (secrets) => {
    const opening: Opening = { password: new Password(password, secrets), secrets, work: new Work(), crypto }
    try {
      const found: Found = { keys: [], certificates: [] }
      if (files.length > MOST_FILES) throw new SigningError('KEY_CONTAINER_BROKEN', { files: files.length })
      for (const bytes of files) await readFile(bytes, opening, found)
      return await choose(found, crypto, options)
    } catch (cause) {
      if (cause instanceof SigningError && cause.code === 'DER_BROKEN')
        throw new SigningError('KEY_CONTAINER_BROKEN', cause.facts)
      throw cause
    }
  })
}

async function readFile(bytes: Uint8Array, opening: Opening, found: Found): Promise<void> {
  if (bytes.length > LARGEST) throw new SigningError('KEY_CONTAINER_BROKEN', { size: bytes.length })
  const blocks = readPem(bytes)
  if (blocks === null)
    return readBinary(
      asDer(bytes, (copy) => opening.secrets.keep(copy)),
      opening,
      found,
    )
  for (const { label, der } of blocks) {
    opening.secrets.keep(der)
    if (label === 'CERTIFICATE') found.certificates.push(der.slice())
    else if (label === 'ENCRYPTED PRIVATE KEY' || label === 'PRIVATE KEY') await readBinary(der, opening, found)
    else throw new SigningError('KEY_UNSUPPORTED', { format: label })
  }
}

/** Tells by their shape: version and content info; version, algorithm and octets; algorithm and octets; or a certificate. */
async function readBinary(der: Uint8Array, opening: Opening, found: Found): Promise<void> {
  const root = read(der)
  const [first, second, third] = sequenceOf(root)
  if (first?.tag === 0x02 && second?.tag === 0x30 && third?.tag === 0x04) {
    found.keys.push({ ...readPrivateKeyInfo(der, opening.secrets), format: 'pkcs8', korean: false, named: null })
  } else if (first?.tag === 0x02 && second?.tag === 0x30 && isVersion3(first)) {
    const inside = await readPkcs12(der, opening)
    found.keys.push(...inside.keys.map((key) => ({ ...key, format: 'pkcs12' as const })))
    found.certificates.push(...inside.certificates)
  } else if (first?.tag === 0x30 && second?.tag === 0x04) {
    const key = await openEncryptedKey(root, opening)
    found.keys.push({ ...key, format: key.korean ? 'korean' : 'pkcs8', named: null })
  } else if (first?.tag === 0x30 && second?.tag === 0x30 && third?.tag === 0x03) {
    found.certificates.push(der.slice())
  } else
    throw new SigningError('KEY_CONTAINER_BROKEN', {
      shape: children(root)
        .map(({ tag }) => tag)
        .join(' ')
        .slice(0, 40),
    })
}

const isVersion3 = (version: Node): boolean => version.content.length === 1 && version.content[0] === 3

/** The first key that may sign, with its certificate; a person's second pair, for encryption, is passed over. */
async function choose({ keys, certificates }: Found, crypto: WebCrypto, options: OpenOptions): Promise<OpenedCredential> {
  if (keys.length === 0 || certificates.length === 0)
    throw new SigningError('KEY_CONTAINER_BROKEN', { keys: keys.length, certificates: certificates.length })
  const candidates = certificates.map(readCertificateKey)
  let onlyEncrypts = false
  let refused: SigningError | null = null
  for (const found of keys) {
    const made = await importSigningKey(found.pkcs8, crypto, options.rsa).catch((error: unknown) => {
      if (error instanceof SigningError && error.code === 'KEY_UNSUPPORTED') return error
      throw error
    })
    if (made instanceof SigningError) {
      refused = made
      continue
    }
    for (const own of inOrder(candidates, found.named)) {
      if (!(await isPair(found.pkcs8, made, own, crypto))) continue
      if (own.maySign) {
        const chain = candidates.filter((other) => other !== own && !equal(other.der, own.der)).map(({ der }) => der)
        return { certificate: own.der, chain, key: made, format: found.format, vidRandom: found.random }
      }
      onlyEncrypts = true
    }
  }
  if (refused !== null) throw refused
  if (onlyEncrypts) throw new SigningError('KEY_UNSUPPORTED', { keyUsage: 'encryption' })
  throw new SigningError('KEY_MISMATCH', { keys: keys.length, certificates: certificates.length })
}

/** The certificate that the container names first: no other needs a look then. */
function inOrder(candidates: readonly CertificateKey[], named: Uint8Array | null): readonly CertificateKey[] {
  if (named === null) return candidates
  const isNamed = ({ der }: CertificateKey): boolean => equal(der, named)
  return [...candidates.filter(isNamed), ...candidates.filter((candidate) => !isNamed(candidate))]
}
