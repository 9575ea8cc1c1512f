import { addsOnlySignature, applyUpdate, buildSignedData, digestByteRange, digestOf, type WebCrypto } from '@onmaru/signing'
import type { SignedCms, SignRequest } from '../shared/bridge.ts'
import { signUpdate, UpdateNotAllowed } from '../shared/sign-update.ts'
import { BridgeError } from './bridge-error.ts'
import type { Keys } from './keys.ts'

/**
 * Signs with a key of this person's folder; the key is open only for that.
 * @throws BridgeError UPDATE_NOT_ALLOWED, KEY_NOT_FOUND; SigningError for what is wrong with the key
 */
export async function signWithKey(request: SignRequest, keys: Keys, crypto: WebCrypto): Promise<SignedCms> {
  const open = () => keys.open(request.credentialId, request.password)
  try {
    return await signUpdate(request, open, {
      crypto,
      addsOnlySignature,
      applyUpdate,
      digestByteRange,
      digestOf: (key) => digestOf(key.algorithm),
      buildSignedData,
    })
  } catch (error) {
    throw error instanceof UpdateNotAllowed ? new BridgeError('UPDATE_NOT_ALLOWED', { problem: error.problem }) : error
  }
}
