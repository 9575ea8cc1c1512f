import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { type Credential, openCredential, type WebCrypto } from '@onmaru/signing'
import type { CredentialSummary } from '../shared/bridge.ts'
import { BridgeError } from './bridge-error.ts'
import { describe, isForSigning } from './keys-describe.ts'
import { isMissing, readKeyFile } from './keys-file.ts'
import type { KeyPlace } from './keys-places.ts'
import type { Log } from './log.ts'

/** A folder of keys has a handful; one with thousands is no such folder. */
const MOST_ENTRIES = 500

interface Pair {
  readonly kind: KeyPlace['kind']
  readonly certificate: string
  readonly key: string
}

/** Keys that other software left in the usual folders. They are used where they lie and never copied, changed or removed. */
export class FoundKeys {
  readonly #places: readonly KeyPlace[]
  readonly #crypto: WebCrypto
  readonly #log: Pick<Log, 'info'>
  #pairs: ReadonlyMap<string, Pair> = new Map()

  constructor(places: readonly KeyPlace[], crypto: WebCrypto, log: Pick<Log, 'info'>) {
    this.#places = places
    this.#crypto = crypto
    this.#log = log
  }

  /** Whether an id is of a key that was found. */
  static owns(id: string): boolean {
    return id.startsWith('found-')
  }

  /** Looks anew, for a stick may have been put in. The same certificate in two places is listed once. */
  async list(): Promise<readonly CredentialSummary[]> {
    const pairs = new Map<string, Pair>()
    const summaries: CredentialSummary[] = []
    for (const place of this.#places)
      for (const pair of await (place.kind === 'gpki' ? this.#gpkiPairs(place.path) : this.#npkiPairs(place.path))) {
        const summary = await this.#summary(pair)
        if (summary === null || pairs.has(summary.id)) continue
        pairs.set(summary.id, pair)
        summaries.push(summary)
      }
    this.#pairs = pairs
    return summaries
  }

  /** Opens a found key for one signature. @throws BridgeError KEY_NOT_FOUND; SigningError as openCredential has them */
  async open(id: string, password: string): Promise<Credential> {
    if (!this.#pairs.has(id)) await this.list()
    const pair = this.#pairs.get(id)
    if (pair === undefined) throw new BridgeError('KEY_NOT_FOUND')
    return openCredential([await readKeyFile(pair.certificate), await readKeyFile(pair.key)], password, this.#crypto)
  }

  async #summary({ kind, certificate: path }: Pair): Promise<CredentialSummary | null> {
    try {
      const der = await readKeyFile(path)
      if (!isForSigning(der)) return null
      const certificate = await describe(der, this.#crypto)
      return { id: `found-${certificate.fingerprint}`, name: certificate.commonName, kind, kept: false, certificate }
    } catch (error) {
      if (!isFromSystem(error)) throw error
      // Somebody else's broken file must not hide the others.
      this.#log.info('certificate in a usual folder passed over', { path, code: error.code })
      return null
    }
  }

  /** `000홍길동001_sig.cer` with `000홍길동001_sig.key`. */
  async #gpkiPairs(folder: string): Promise<readonly Pair[]> {
    const names = await this.#entries(folder)
    return names.flatMap((name) => {
      const stem = /^(.+_sig)\.cer$/i.exec(name)?.[1]
      const key = stem === undefined ? undefined : names.find((other) => other.toLowerCase() === `${stem.toLowerCase()}.key`)
      return key === undefined ? [] : [{ kind: 'gpki' as const, certificate: join(folder, name), key: join(folder, key) }]
    })
  }

  /** `NPKI/<authority>/USER/<subject>/signCert.der` with `signPri.key`. */
  async #npkiPairs(root: string): Promise<readonly Pair[]> {
    const pairs: Pair[] = []
    for (const authority of await this.#entries(root))
      for (const subject of await this.#entries(join(root, authority, 'USER'))) {
        const folder = join(root, authority, 'USER', subject)
        const names = await this.#entries(folder)
        const certificate = names.find((name) => name.toLowerCase() === 'signcert.der')
        const key = names.find((name) => name.toLowerCase() === 'signpri.key')
        if (certificate !== undefined && key !== undefined)
          pairs.push({ kind: 'npki', certificate: join(folder, certificate), key: join(folder, key) })
      }
    return pairs
  }

  async #entries(folder: string): Promise<readonly string[]> {
    try {
      return (await readdir(folder)).sort().slice(0, MOST_ENTRIES)
    } catch (error) {
      if (!isFromSystem(error)) throw error
      // A stick that is dying or a share that is gone must not keep anybody from signing with another key.
      if (!isMissing(error)) this.#log.info('folder of keys cannot be read', { path: folder, code: error.code })
      return []
    }
  }
}

const isFromSystem = (error: unknown): error is Error & { readonly code: string } =>
  error instanceof Error && 'code' in error && typeof error.code === 'string'
