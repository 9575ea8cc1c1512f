import type { Certificate } from '@onmaru/signing'
import type { Actor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/ids.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { signaturesFaults } from '../errors.ts'
import * as store from '../store/challenges.ts'
import { toHex } from './encoding.ts'
import { signerOver } from './possession.ts'

const MINUTES = 10
const NONCE_BYTES = 32

/** What a key is proven for. The word stands in the text, so that a proof for one is none for another. */
const WORDS = { SIGN_IN: '로그인', ENROLMENT: '인증서 등록' } as const

export type ChallengePurpose = keyof typeof WORDS

/** What somebody signs with a key to show that they hold it: `text`, as UTF-8. */
export interface Challenge {
  readonly challengeId: string
  readonly text: string
}

/**
 * Hands a challenge out, to this person or to whoever asks. Its text names the purpose and this office's origin: a desk signs none that names
 * another, so that nobody can pass an office's challenge on to somebody else's desk (the relay of ISO/IEC 9798-3's unilateral authentication).
 */
export async function handOut(kernel: Kernel, actor: Actor, purpose: ChallengePurpose): Promise<Challenge> {
  const challengeId = newId()
  const nonce = toHex(kernel.crypto.getRandomValues(new Uint8Array(NONCE_BYTES)))
  const text = `온마루 ${WORDS[purpose]} ${new URL(kernel.config.publicUrl).origin} ${nonce}`
  await transaction(kernel, actor, (tx) =>
    store.insert(tx, {
      id: challengeId,
      purpose,
      personId: actor.personId,
      text,
      expiresAt: new Date(tx.now.getTime() + MINUTES * 60_000).toISOString(),
    }),
  )
  return { challengeId, text }
}

/**
 * Whose certificate answers a challenge that still stands. It is used up by the caller, with what follows from the answer.
 * @throws CHALLENGE_UNKNOWN, SIGNATURE_MISMATCH, SIGNATURE_BROKEN
 */
export async function answered(
  kernel: Kernel,
  actor: Actor,
  purpose: ChallengePurpose,
  { challengeId, cms }: { readonly challengeId: string; readonly cms: Uint8Array },
): Promise<Certificate> {
  const challenge = await store.find(kernel.db, challengeId)
  const stands =
    challenge?.purpose === purpose &&
    challenge.personId === actor.personId &&
    challenge.expiresAt > kernel.clock.now().toISOString()
  if (challenge === undefined || !stands) throw signaturesFaults.CHALLENGE_UNKNOWN()
  return signerOver(kernel, new TextEncoder().encode(challenge.text), cms)
}
