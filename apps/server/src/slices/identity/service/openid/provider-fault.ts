import { AuthorizationResponseError, ClientError } from 'openid-client'
import type { Fault } from '../../../../kernel/errors.ts'
import { identityFaults } from '../../errors.ts'

/** Errors by which a provider says that the person, or its own rules, did not let them in (RFC 6749 §4.1.2.1, OpenID Connect Core §3.1.2.6). */
const REFUSALS = new Set([
  'access_denied',
  'login_required',
  'consent_required',
  'interaction_required',
  'account_selection_required',
])
const TROUBLE = new Set(['server_error', 'temporarily_unavailable'])
const NO_ANSWER = new Set(['OAUTH_TIMEOUT', 'OAUTH_ABORT'])
const FIRST_SERVER_ERROR = 500

/** What an error of the library means for the person who wanted to sign in. */
export function faultOfProvider(error: unknown): Fault {
  if (error instanceof AuthorizationResponseError) {
    if (REFUSALS.has(error.error)) return identityFaults.OPENID_REFUSED({}, { cause: error })
    if (TROUBLE.has(error.error)) return identityFaults.OPENID_UNAVAILABLE({}, { cause: error })
  }
  return noAnswer(error)
    ? identityFaults.OPENID_UNAVAILABLE({}, { cause: error })
    : identityFaults.OPENID_INVALID({}, { cause: error })
}

/** A connection that broke is a TypeError without a code (Fetch §5.6); the library's own carry one. */
function noAnswer(error: unknown): boolean {
  if (error instanceof TypeError) return !('code' in error)
  if (!(error instanceof ClientError)) return false
  return NO_ANSWER.has(error.code ?? '') || (error.cause instanceof Response && error.cause.status >= FIRST_SERVER_ERROR)
}

const DEEPEST = 4

/** An error's messages, outermost first, for the log: none of them carries a token or a code. */
export function reasonOf(error: unknown, depth = 0): string {
  if (!(error instanceof Error)) return ''
  const said = error instanceof AuthorizationResponseError ? `${error.message} (${error.error})` : error.message
  const below = depth < DEEPEST ? reasonOf(error.cause, depth + 1) : ''
  return below === '' ? said : `${said}: ${below}`
}
