/** Why a service outside gave nothing of use. */
export type FailureReason =
  | 'ADDRESS_FORBIDDEN' // not http, https, ldap or ldaps, or an address that must not be asked
  | 'CONNECTION' // no such host, refused, reset, TLS
  | 'TIMEOUT'
  | 'STATUS' // answered, but not with what was asked for
  | 'TOO_LARGE'
  | 'TOO_MANY_REDIRECTS'
  | 'ANSWER_BROKEN' // not what the standard says, not signed by whom it should be, or too old

/** A service outside gave nothing of use; `transient` where asking again soon may help. */
export class ServiceFailure extends Error {
  override readonly name = 'ServiceFailure'
  readonly reason: FailureReason
  readonly url: string
  readonly transient: boolean

  constructor(reason: FailureReason, url: string, options: { transient?: boolean; cause?: unknown; detail?: string } = {}) {
    super(`${reason} ${url}${options.detail === undefined ? '' : ` ${options.detail}`}`, { cause: options.cause })
    this.reason = reason
    this.url = url
    this.transient = options.transient ?? false
  }
}
