import type { SigningKey } from '../ports.ts'

/** A key with its certificate (DER) and the chain above it (DER, issuer first). */
export interface Credential {
  readonly certificate: Uint8Array
  readonly chain: readonly Uint8Array[]
  readonly key: SigningKey
}

/** Kinds of key files: one container, a key with its certificate beside it, and such a pair under a Korean cipher. */
export type KeyFormat = 'pkcs12' | 'pkcs8' | 'korean'

/** A credential out of key files. */
export interface OpenedCredential extends Credential {
  readonly format: KeyFormat
  /** The random R that a Korean key carries for the identity check (VID); the caller's to keep or to wipe. */
  readonly vidRandom: Uint8Array | null
}
