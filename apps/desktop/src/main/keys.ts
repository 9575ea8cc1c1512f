import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join } from 'node:path'
import { type Credential, fingerprintOf, openCredential, readCertificate, SigningError, type WebCrypto } from '@onmaru/signing'
import type { CredentialSummary, KeyFile } from '../shared/bridge.ts'
import { BridgeError } from './bridge-error.ts'
import { describe } from './keys-describe.ts'
import { isMissing, readKeyFile, refuseMissing } from './keys-file.ts'
import { certificatesBeside } from './keys-pairs.ts'

const CONTAINER = /\.(p12|pfx|key)$/i
/** Ids are names of files that we gave; nothing that could be a path. */
const ID = /^[\p{L}\p{N} _.-]{1,120}$/u
const isPair = (id: string): boolean => id.toLowerCase().endsWith('.key')

/**
 * This person's keys: PKCS#12 files, or encrypted keys, in a folder, each with its certificate beside it once it was opened, so that
 * the list can say whose it is without a password. The files stay encrypted; a key is open only while it signs.
 */
export class Keys {
  readonly #folder: string
  readonly #crypto: WebCrypto
  readonly #chosen = new Map<string, readonly string[]>()

  constructor(folder: string, crypto: WebCrypto) {
    this.#folder = folder
    this.#crypto = crypto
  }

  /** Every key in the folder, by name. */
  async list(): Promise<readonly CredentialSummary[]> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const files = (await readdir(this.#folder)).filter((file) => CONTAINER.test(file) && ID.test(file)).sort()
    return Promise.all(files.map(async (file) => this.#summary(file)))
  }

  /** Remembers what the person chose, for one import: a container, or a key with its certificate. */
  choose(paths: readonly [string, ...string[]]): KeyFile {
    const fileId = randomUUID()
    this.#chosen.set(fileId, paths)
    return { fileId, name: paths.map((path) => basename(path)).join(' + ') }
  }

  /**
   * Takes what was chosen into the folder, after it opened with the password. A key that needs none is not taken in: it would lie
   * here for everybody who reads the disk.
   * @throws BridgeError KEY_NOT_FOUND, KEY_EXISTS, KEY_CONTAINER_BROKEN, KEY_UNPROTECTED; SigningError as openCredential has them
   */
  async importChosen(fileId: string, password: string): Promise<CredentialSummary> {
    const paths = this.#chosen.get(fileId)
    if (paths === undefined) throw new BridgeError('KEY_NOT_FOUND')
    const files = await withCertificate(paths)
    const { certificate, format } = await openCredential(files, password, this.#crypto)
    if (await this.#opensBare(files)) throw new BridgeError('KEY_UNPROTECTED')
    const fingerprint = await fingerprintOf(certificate, this.#crypto)
    if ((await this.list()).some((other) => other.certificate?.fingerprint === fingerprint)) throw new BridgeError('KEY_EXISTS')
    const id = `${fingerprint.slice(0, 32)}.${format === 'pkcs12' ? 'p12' : 'key'}`
    const container = files.find((bytes) => !isCertificate(bytes))
    if (container === undefined) throw new BridgeError('KEY_CONTAINER_BROKEN')
    await this.#write(id, container)
    await this.#write(certificateFile(id), certificate)
    this.#chosen.delete(fileId)
    return this.#summary(id)
  }

  /** Deletes a key and its certificate from the folder. @throws BridgeError KEY_NOT_FOUND */
  async remove(id: string): Promise<void> {
    await rm(this.#path(id)).catch(refuseMissing)
    await rm(join(this.#folder, certificateFile(id)), { force: true })
  }

  /** Opens a key for one signature. @throws BridgeError KEY_NOT_FOUND; SigningError as openCredential has them */
  async open(id: string, password: string): Promise<Credential> {
    const container = await readKeyFile(this.#path(id))
    const beside = isPair(id) ? [await readKeyFile(join(this.#folder, certificateFile(id)))] : []
    const credential = await openCredential([container, ...beside], password, this.#crypto)
    await this.#write(certificateFile(id), credential.certificate)
    return credential
  }

  #path(id: string): string {
    if (!ID.test(id) || !CONTAINER.test(id) || basename(id) !== id) throw new BridgeError('KEY_NOT_FOUND')
    return join(this.#folder, id)
  }

  async #opensBare(files: readonly Uint8Array[]): Promise<boolean> {
    try {
      await openCredential(files, '', this.#crypto)
      return true
    } catch (error) {
      if (error instanceof SigningError) return false
      throw error
    }
  }

  /** Whole or not at all. */
  async #write(name: string, bytes: Uint8Array): Promise<void> {
    await mkdir(this.#folder, { recursive: true, mode: 0o700 })
    const part = join(this.#folder, `.${randomUUID()}.part`)
    await writeFile(part, bytes, { mode: 0o600 })
    await rename(part, join(this.#folder, name))
  }

  async #summary(id: string): Promise<CredentialSummary> {
    const der = await readFile(join(this.#folder, certificateFile(id))).catch(nullIfMissing)
    const certificate = der === null ? null : await describe(new Uint8Array(der), this.#crypto)
    const name = certificate?.commonName ?? basename(id, extname(id))
    return { id, name, kind: isPair(id) ? 'pair' : 'pkcs12', kept: true, certificate }
  }
}

const certificateFile = (id: string): string => `${id.replace(CONTAINER, '')}.cer`

/** What was chosen; a key that was chosen alone brings the certificate that lies beside it. */
async function withCertificate(paths: readonly string[]): Promise<readonly Uint8Array[]> {
  const files = await Promise.all(paths.map(readKeyFile))
  const [only] = paths
  if (only === undefined || paths.length > 1) return files
  for (const name of certificatesBeside(basename(only))) {
    const certificate = await readKeyFile(join(dirname(only), name)).catch(nullIfNotFound)
    if (certificate !== null) return [...files, certificate]
  }
  return files
}

function isCertificate(bytes: Uint8Array): boolean {
  if (new TextDecoder('latin1').decode(bytes).includes('PRIVATE KEY-----')) return false
  try {
    readCertificate(bytes)
    return true
  } catch (error) {
    if (error instanceof SigningError) return new TextDecoder('latin1').decode(bytes).includes('BEGIN CERTIFICATE')
    throw error
  }
}

function nullIfMissing(error: unknown): null {
  if (isMissing(error)) return null
  throw error
}

function nullIfNotFound(error: unknown): null {
  if (error instanceof BridgeError && error.code === 'KEY_NOT_FOUND') return null
  throw error
}
