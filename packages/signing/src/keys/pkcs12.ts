import type { WebCrypto } from '../ports.ts'
import type { Credential } from './credential.ts'
import { openCredential } from './open-credential.ts'

export type { Credential } from './credential.ts'

/** Opens one key container, as `openCredential` does. @throws KEY_PASSWORD_WRONG, KEY_CONTAINER_BROKEN, KEY_UNSUPPORTED, KEY_MISMATCH */
export function openPkcs12(bytes: Uint8Array, password: string, crypto: WebCrypto): Promise<Credential> {
  return openCredential([bytes], password, crypto)
}
