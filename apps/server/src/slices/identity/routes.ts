import type { Actor } from '../../kernel/actor.ts'
import { Fault } from '../../kernel/errors.ts'
import { type HttpApp, type HttpReply, type HttpRequest, setSession } from '../../kernel/http.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Identity } from './identity.ts'
import { insideDesk } from './service/openid/inside-desk.ts'
import { OPENID_ATTEMPT_MS, OPENID_PATHS } from './service/openid/openid.ts'

/** A mark as it is drawn; what else stands in the cookie was not set by us. */
const MARK = /^[A-Za-z0-9_-]{43}$/

/** Sign-in at the office's identity provider: away to it, and back. Served only where the settings name one. */
export function identityRoutes(
  kernel: Kernel,
  { openId }: Pick<Identity, 'openId'>,
): (app: HttpApp, actorOf: (request: HttpRequest) => Promise<Actor>) => void {
  const secure = kernel.config.publicUrl.startsWith('https:')
  // A cookie so named can be set by this host alone, over TLS (RFC 6265bis §4.1.3.2).
  const cookie = secure ? '__Host-onmaru_openid' : 'onmaru_openid'
  const markOf = (request: HttpRequest): string | null => {
    const mark = request.cookies[cookie]
    return mark !== undefined && MARK.test(mark) ? mark : null
  }
  return (app, actorOf) => {
    if (openId === null) return
    app.get<{ Querystring: { next?: unknown } }>(OPENID_PATHS.begin, async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const next = typeof request.query.next === 'string' ? request.query.next : undefined
      try {
        const begun = await openId.begin(await actorOf(request), { next, mark: markOf(request) })
        // Lax: the provider sends the browser back from another site.
        reply.setCookie(cookie, begun.mark, {
          path: '/',
          httpOnly: true,
          sameSite: 'lax',
          secure,
          maxAge: OPENID_ATTEMPT_MS / 1_000,
        })
        return reply.redirect(begun.address.href, 302)
      } catch (error) {
        if (!(error instanceof Fault)) throw error
        return refuse(reply, error.code, insideDesk(next))
      }
    })
    app.get(OPENID_PATHS.callback, async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const at = request.url.indexOf('?')
      const query = at < 0 ? '' : request.url.slice(at)
      const outcome = await openId.finish(await actorOf(request), { query, mark: markOf(request) })
      if ('refused' in outcome) return refuse(reply, outcome.refused, outcome.next)
      setSession(kernel, reply, outcome.token)
      return reply.redirect(outcome.next, 303)
    })
  }
}

/** Back to the sign-in, which says what the code means. */
function refuse(reply: HttpReply, code: string, next: string | null): HttpReply {
  const words = new URLSearchParams({ refused: code, ...(next === null || next === '/' ? {} : { next }) })
  return reply.redirect(`/sign-in?${words}`, 303)
}
