import { randomUUID } from 'node:crypto'
import { mkdir, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { basename, extname, join } from 'node:path'
import { type Credential, fingerprintOf, openPkcs12, readCertificate, type WebCrypto } from '@onmaru/signing'
import type { CertificateSummary, CredentialSummary, KeyFile } from '../shared/bridge.ts'
import { BridgeError } from './bridge-error.ts'

/** A PKCS#12 file holds one key and a few certificates; anything larger is something else. */
const MAX_BYTES = 1024 * 1024
const CONTAINER = /\.(p12|pfx)$/i
/** Ids are names of files that we gave; nothing that could be a path. */
const ID = /^[\p{L}\p{N} _.-]{1,120}$/u

/**
 * This person's keys: PKCS#12 files in a folder, each with its certificate beside it once it was opened, so that the list
 * can say whose it is without a password. The files stay encrypted; a key is open only while it signs.
 */
export class Keys {
  readonly #folder: string
  readonly #crypto: WebCrypto
  readonly #chosen = new Map<string, string>()

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

  /** Remembers a file that the person chose, for one import. */
  choose(path: string): KeyFile {
    const fileId = randomUUID()
    this.#chosen.set(fileId, path)
    return { fileId, name: basename(path) }
  }

  /**
   * Takes a chosen file into the folder, after it opened with the password.
   * @throws BridgeError KEY_NOT_FOUND, KEY_EXISTS, KEY_CONTAINER_BROKEN; SigningError KEY_PASSWORD_WRONG, KEY_CONTAINER_BROKEN, KEY_UNSUPPORTED
   */
  async importChosen(fileId: string, password: string): Promise<CredentialSummary> {
    const path = this.#chosen.get(fileId)
    if (path === undefined) throw new BridgeError('KEY_NOT_FOUND')
    const bytes = await this.#read(path)
    const { certificate } = await openPkcs12(bytes, password, this.#crypto)
    const fingerprint = await fingerprintOf(certificate, this.#crypto)
    if ((await this.list()).some((other) => other.certificate?.fingerprint === fingerprint)) throw new BridgeError('KEY_EXISTS')
    const id = `${fingerprint.slice(0, 32)}.p12`
    await this.#write(id, bytes)
    await this.#write(certificateFile(id), certificate)
    this.#chosen.delete(fileId)
    return this.#summary(id)
  }

  /** Deletes a key and its certificate from the folder. @throws BridgeError KEY_NOT_FOUND */
  async remove(id: string): Promise<void> {
    await rm(this.#path(id)).catch(refuseMissing)
    await rm(join(this.#folder, certificateFile(id)), { force: true })
  }

  /** Opens a key for one signature. @throws BridgeError KEY_NOT_FOUND; SigningError as openPkcs12 has them */
  async open(id: string, password: string): Promise<Credential> {
    const credential = await openPkcs12(await this.#read(this.#path(id)), password, this.#crypto)
    await this.#write(certificateFile(id), credential.certificate)
    return credential
  }

  #path(id: string): string {
    if (!ID.test(id) || !CONTAINER.test(id) || basename(id) !== id) throw new BridgeError('KEY_NOT_FOUND')
    return join(this.#folder, id)
  }

  async #read(path: string): Promise<Uint8Array> {
    const { size } = await stat(path).catch(refuseMissing)
    if (size > MAX_BYTES) throw new BridgeError('KEY_CONTAINER_BROKEN', { size })
    return new Uint8Array(await readFile(path))
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
    return { id, name: certificate?.commonName ?? basename(id, extname(id)), certificate }
  }
}

const certificateFile = (id: string): string => `${id.replace(CONTAINER, '')}.cer`

async function describe(der: Uint8Array, crypto: WebCrypto): Promise<CertificateSummary> {
  const info = readCertificate(der)
  return {
    commonName: info.subject.commonName ?? '',
    issuerName: info.issuer.commonName ?? '',
    serialNumber: info.serialNumber,
    notBefore: info.notBefore.toISOString(),
    notAfter: info.notAfter.toISOString(),
    fingerprint: await fingerprintOf(der, crypto),
  }
}

const isMissing = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOENT'

function refuseMissing(error: unknown): never {
  if (isMissing(error)) throw new BridgeError('KEY_NOT_FOUND')
  throw error
}

function nullIfMissing(error: unknown): null {
  if (isMissing(error)) return null
  throw error
}
