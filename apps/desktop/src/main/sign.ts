import { addsOnlySignature, applyUpdate, digestByteRange, digestOf, signBB, type WebCrypto } from '@onmaru/signing'
import type { SignedCms, SignRequest } from '../shared/bridge.ts'
import { signUpdate, UpdateNotAllowed } from '../shared/sign-update.ts'
import { BridgeError } from './bridge-error.ts'
import type { KeyRing } from './keys-ring.ts'
import type { OpenKey } from './keys-tokens.ts'

/**
 * Signs with one of this person's keys; the key is open only for that.
 * @throws BridgeError UPDATE_NOT_ALLOWED, KEY_NOT_FOUND, TOKEN_…; SigningError for what is wrong with the key
 */
export async function signWithKey(request: SignRequest, keys: KeyRing, crypto: WebCrypto): Promise<SignedCms> {
  const opened: OpenKey[] = []
  const open = async (): Promise<OpenKey> => {
    const key = await keys.open(request.credentialId, request.password)
    opened.push(key)
    return key
  }
  try {
    return await signUpdate(request, open, {
      crypto,
      addsOnlySignature,
      applyUpdate,
      digestByteRange,
      digestOf: (key) => digestOf(key.algorithm),
      signBB,
    })
  } catch (error) {
    throw error instanceof UpdateNotAllowed ? new BridgeError('UPDATE_NOT_ALLOWED', { problem: error.problem }) : error
  } finally {
    for (const key of opened) key.close()
  }
}
