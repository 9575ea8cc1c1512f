import type { CredentialSummary, FoundCredentials } from '../shared/bridge.ts'
import type { Keys } from './keys.ts'
import { FoundKeys } from './keys-found.ts'
import { type OpenKey, Tokens } from './keys-tokens.ts'

/** All keys that this person can sign with: those taken in, those in the usual folders, those on smart cards. */
export class KeyRing {
  readonly #kept: Keys
  readonly #found: FoundKeys
  readonly #tokens: Tokens

  constructor(kept: Keys, found: FoundKeys, tokens: Tokens) {
    this.#kept = kept
    this.#found = found
    this.#tokens = tokens
  }

  /** Keys that were not taken in but can sign; a certificate that was taken in is not listed again. */
  async find(): Promise<FoundCredentials> {
    const kept = new Set((await this.#kept.list()).map(({ certificate }) => certificate?.fingerprint))
    const { keys, tokens } = await this.#tokens.list()
    const isNew = ({ certificate }: CredentialSummary): boolean => certificate === null || !kept.has(certificate.fingerprint)
    return { keys: [...(await this.#found.list()), ...keys].filter(isNew), tokens }
  }

  /** Opens a key for one signature; whoever opens closes. @throws as the places have them */
  async open(id: string, secret: string): Promise<OpenKey> {
    if (Tokens.owns(id)) return this.#tokens.open(id, secret)
    const place = FoundKeys.owns(id) ? this.#found : this.#kept
    return { ...(await place.open(id, secret)), close: () => undefined }
  }
}
