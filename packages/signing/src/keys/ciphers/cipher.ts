import type { WebCrypto } from '../../ports.ts'
import type { Secrets } from '../secrets.ts'

/** What a cipher opens. */
export interface Sealed {
  readonly key: Uint8Array
  readonly iv: Uint8Array
  readonly data: Uint8Array
}

/** A cipher of key containers, in CBC with the padding of PKCS#7. */
export interface Cipher {
  readonly keyBytes: number
  readonly blockBytes: number
  /** A Korean one: its passwords may be in CP949. */
  readonly korean?: true
  /** The plain bytes, among the secrets; null when length or padding say that the key is wrong. */
  open(sealed: Sealed, tools: { readonly crypto: WebCrypto; readonly secrets: Secrets }): Promise<Uint8Array | null>
}
