import { type Certificate, fingerprintOf } from '@onmaru/signing'
import type { Actor } from '../../../kernel/actor.ts'
import { Fault } from '../../../kernel/errors.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import type { Identity } from '../../identity/index.ts'
import { signaturesFaults } from '../errors.ts'
import { signInRefused } from '../events.ts'
import * as challenges from '../store/challenges.ts'
import { answered, type Challenge, handOut } from './challenges.ts'
import type { SignerCheck } from './signer-check.ts'

/** Signing in by certificate: whoever asks gets a challenge, and the key that answers it says who they are. */
export interface CertificateSignIn {
  /** What is to be signed, for whoever asks. */
  challenge(actor: Actor): Promise<Challenge>
  /**
   * Opens a session for the person whose certificate answers the challenge; returns its token. Each challenge serves one attempt.
   * @throws CHALLENGE_UNKNOWN, SIGNATURE_MISMATCH, SIGNATURE_BROKEN, what the signer's check throws, and identity's ACCOUNT_CLOSED
   */
  signIn(actor: Actor, answer: { challengeId: string; cms: Uint8Array }): Promise<string>
}

/** Opens the acts of signing in by certificate. */
export function certificateSignIn(kernel: Kernel, identity: Identity, signers: SignerCheck): CertificateSignIn {
  /** An attempt that failed is in the log, with whom it was about where that is known. */
  const refuse = (actor: Actor, challengeId: string, personId: string | null, certificate: string | null, reason: string) =>
    transaction(kernel, actor, async (tx) => {
      // Nobody can fill the log by one challenge.
      if (await challenges.use(tx, challengeId))
        await tx.speak(signInRefused({ kind: 'certificate', id: certificate ?? 'unknown' }, { personId, reason }))
    })
  return {
    challenge: (actor) => handOut(kernel, actor, 'SIGN_IN'),
    signIn: async (actor, { challengeId, cms }) => {
      let personId: string | null = null
      let fingerprint: string | null = null
      try {
        const certificate: Certificate = await answered(kernel, actor, 'SIGN_IN', { challengeId, cms })
        fingerprint = await fingerprintOf(certificate.der, kernel.crypto)
        const ownerId = await signers.ownerOf(certificate.der)
        personId = ownerId
        await signers.check({ personId: ownerId }, certificate.der)
        return await transaction(kernel, actor, async (tx) => {
          if (!(await challenges.use(tx, challengeId))) throw signaturesFaults.CHALLENGE_UNKNOWN()
          return identity.openSession(tx, ownerId, 'CERTIFICATE')
        })
      } catch (error) {
        if (error instanceof Fault) await refuse(actor, challengeId, personId, fingerprint, error.code)
        throw error
      }
    },
  }
}
