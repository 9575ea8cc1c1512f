import { createHash } from 'node:crypto'
import type { Actor } from '../../../../kernel/actor.ts'
import { Fault } from '../../../../kernel/errors.ts'
import type { Kernel } from '../../../../kernel/kernel.ts'
import { transaction } from '../../../../kernel/transaction.ts'
import { identityFaults } from '../../errors.ts'
import { signInRefused } from '../../events.ts'
import * as attempts from '../../store/openid-attempts.ts'
import { findAccountOf } from '../../store/people.ts'
import { openSession } from '../sign-in.ts'
import { insideDesk } from './inside-desk.ts'
import { providerOf } from './provider.ts'

/** How long somebody may take at the provider. */
export const OPENID_ATTEMPT_MS = 10 * 60_000
/** Where it begins, and where the provider sends people back to; both below the public address. */
export const OPENID_PATHS = { begin: '/sign-in/openid', callback: '/sign-in/openid/callback' } as const
const DRAWN_BYTES = 32

/** How a sign-in at the provider ended: with a session, or with a stable code. `next` is the screen that was asked for, where that is known. */
export type OpenIdOutcome =
  | { readonly token: string; readonly next: string }
  | { readonly refused: string; readonly next: string | null }

/** Sign-in at the office's identity provider. */
export interface OpenId {
  /** What people call it, and the address that leads there. */
  readonly name: string
  readonly address: string
  /**
   * Begins: where the browser goes, and the mark that it keeps meanwhile. A browser that has a mark keeps it, so that two of its windows may sign in at once.
   * @throws OPENID_UNAVAILABLE
   */
  begin(actor: Actor, given: { next: string | undefined; mark: string | null }): Promise<{ address: URL; mark: string }>
  /** Hears the provider's answer, the query that the browser brought. What can go wrong is an outcome. */
  finish(actor: Actor, given: { query: string; mark: string | null }): Promise<OpenIdOutcome>
}

const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')

/** Opens it; null where the settings name no provider. */
export function createOpenId(kernel: Kernel): OpenId | null {
  const { openId: settings, publicUrl } = kernel.config
  if (settings === null) return null
  const callback = `${publicUrl}${OPENID_PATHS.callback}`
  const provider = providerOf(kernel, settings, callback)
  const draw = (): string => Buffer.from(kernel.crypto.getRandomValues(new Uint8Array(DRAWN_BYTES))).toString('base64url')

  const signIn = async (actor: Actor, login: string): Promise<string> => {
    const opened = await transaction(kernel, actor, async (tx) => {
      const account = await findAccountOf(tx, login)
      if (account === undefined) return identityFaults.OPENID_PERSON_UNKNOWN()
      if (account.lockedAt === null) return openSession(kernel, tx, account.id, 'OPENID')
      await tx.speak(signInRefused({ kind: 'person', id: account.id }, { by: 'OPENID', why: 'ACCOUNT_CLOSED' }))
      return identityFaults.ACCOUNT_CLOSED()
    })
    if (opened instanceof Fault) throw opened
    return opened
  }

  return {
    name: settings.name,
    address: `${publicUrl}${OPENID_PATHS.begin}`,
    begin: async (actor, given) => {
      const drawn = { state: draw(), nonce: draw(), verifier: draw() }
      const mark = given.mark ?? draw()
      const address = await provider.addressOf(drawn)
      await transaction(kernel, actor, (tx) =>
        attempts.insertAttempt(tx, {
          stateHash: hashOf(drawn.state),
          browserHash: hashOf(mark),
          nonce: drawn.nonce,
          verifier: drawn.verifier,
          next: insideDesk(given.next),
          expiresAt: new Date(tx.now.getTime() + OPENID_ATTEMPT_MS).toISOString(),
        }),
      )
      return { address, mark }
    },
    finish: async (actor, { query, mark }) => {
      const answer = new URL(callback)
      answer.search = query
      const state = answer.searchParams.get('state') ?? ''
      const attempt = await transaction(kernel, actor, (tx) => attempts.takeAttempt(tx, hashOf(state), hashOf(mark ?? '')))
      if (attempt === undefined) return { refused: identityFaults.OPENID_EXPIRED().code, next: null }
      const { nonce, verifier, next } = attempt
      try {
        return { token: await signIn(actor, await provider.loginOf(answer, { state, nonce, verifier })), next }
      } catch (error) {
        if (!(error instanceof Fault)) throw error
        return { refused: error.code, next }
      }
    },
  }
}
