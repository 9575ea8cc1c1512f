import { addsOnlySignature, applyUpdate, digestByteRange, digestOf, signBB, type WebCrypto } from '@onmaru/signing'
import { answerChallenge, ChallengeNotAllowed } from '../shared/answer-challenge.ts'
import type { ChallengeRequest, SignedCms, SignRequest } from '../shared/bridge.ts'
import { signUpdate, UpdateNotAllowed } from '../shared/sign-update.ts'
import { BridgeError } from './bridge-error.ts'
import type { KeyRing } from './keys-ring.ts'
import type { OpenKey } from './keys-tokens.ts'

const digestFor = ({ algorithm }: OpenKey['key']) => digestOf(algorithm)

/**
 * Signs with one of this person's keys; the key is open only for that.
 * @throws BridgeError UPDATE_NOT_ALLOWED, KEY_NOT_FOUND, TOKEN_…; SigningError for what is wrong with the key
 */
export async function signWithKey(request: SignRequest, keys: KeyRing, crypto: WebCrypto): Promise<SignedCms> {
  return withKey(request, keys, (open) =>
    signUpdate(request, open, {
      crypto,
      addsOnlySignature,
      applyUpdate,
      digestByteRange,
      digestOf: digestFor,
      signBB,
    }),
  )
}

/**
 * Answers a challenge of the server at `origin` with one of this person's keys.
 * @throws BridgeError CHALLENGE_NOT_OURS, KEY_NOT_FOUND, TOKEN_…; SigningError for what is wrong with the key
 */
export async function answerWithKey(
  request: ChallengeRequest & { readonly origin: string },
  keys: KeyRing,
  crypto: WebCrypto,
): Promise<SignedCms> {
  return withKey(request, keys, (open) =>
    answerChallenge(request, open, {
      crypto,
      digest: (bytes, algorithm) => crypto.subtle.digest(algorithm, bytes),
      digestOf: digestFor,
      signBB,
    }),
  )
}

async function withKey(
  { credentialId, password }: { readonly credentialId: string; readonly password: string },
  keys: KeyRing,
  act: (open: () => Promise<OpenKey>) => Promise<SignedCms>,
): Promise<SignedCms> {
  const opened: OpenKey[] = []
  try {
    return await act(async () => {
      const key = await keys.open(credentialId, password)
      opened.push(key)
      return key
    })
  } catch (error) {
    if (error instanceof UpdateNotAllowed) throw new BridgeError('UPDATE_NOT_ALLOWED', { problem: error.problem })
    throw error instanceof ChallengeNotAllowed ? new BridgeError('CHALLENGE_NOT_OURS') : error
  } finally {
    for (const key of opened) key.close()
  }
}
