import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import rateLimit from '@fastify/rate-limit'
import fastifyStatic from '@fastify/static'
import type { AnyTRPCRouter } from '@trpc/server'
import { fastifyTRPCPlugin } from '@trpc/server/adapters/fastify'
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import type { Actor } from './actor.ts'
import { Fault, HTTP_STATUS, kernelFaults } from './errors.ts'
import { newId } from './ids.ts'
import type { Kernel } from './parts.ts'
import type { CallContext } from './trpc.ts'

export type HttpApp = FastifyInstance
export type HttpRequest = FastifyRequest
export type HttpReply = FastifyReply

/** Name of the session cookie; HttpOnly and SameSite=Strict, so that no page of another site can act for a person. */
export const SESSION_COOKIE = 'onmaru_session'
const JSON_LIMIT = 12 * 1024 * 1024
const REQUESTS_A_MINUTE = 3_000

/** What the composition root hands to the transport. */
export interface HttpParts {
  readonly kernel: Kernel
  readonly router: AnyTRPCRouter
  readonly may: (procedure: string, actor: Actor) => boolean
  /** Who sent this session token; the public actor when it is unknown. */
  readonly actorOf: (token: string | null, from: NonNullable<Actor['from']>) => Promise<Actor>
  /** Plain HTTP routes of slices. */
  readonly routes: readonly ((app: HttpApp, actorOf: (request: HttpRequest) => Promise<Actor>) => Promise<void> | void)[]
}

/** Builds the HTTP server: headers, cookie, limits, tRPC under /trpc, and the slices' own routes. */
export async function buildHttp(parts: HttpParts): Promise<HttpApp> {
  const { kernel } = parts
  const app = Fastify({
    bodyLimit: JSON_LIMIT,
    routerOptions: { maxParamLength: 5_000 },
    trustProxy: false,
    logger: false,
    forceCloseConnections: true,
  })
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        'default-src': ["'none'"],
        'script-src': ["'self'", "'wasm-unsafe-eval'"],
        'style-src': ["'self'", "'unsafe-inline'"],
        'img-src': ["'self'", 'data:', 'blob:'],
        'font-src': ["'self'", 'data:'],
        'connect-src': ["'self'"],
        'worker-src': ["'self'", 'blob:'],
        'form-action': ["'self'"],
        'base-uri': ["'none'"],
        'frame-ancestors': ["'none'"],
        'object-src': ["'none'"],
        'manifest-src': ["'self'"],
      },
    },
    strictTransportSecurity: kernel.config.publicUrl.startsWith('https:'),
    crossOriginEmbedderPolicy: false,
  })
  await app.register(cookie)
  await app.register(rateLimit, {
    max: REQUESTS_A_MINUTE,
    timeWindow: '1 minute',
    errorResponseBuilder: () => kernelFaults.TOO_MANY_REQUESTS(),
  })
  const actorOf = (request: HttpRequest): Promise<Actor> =>
    parts.actorOf(tokenOf(request), { address: request.ip, client: String(request.headers['user-agent'] ?? '').slice(0, 200) })
  app.addHook('onRequest', async (request) => refuseForeignOrigin(kernel, request))
  app.setErrorHandler((error, _request, reply) => sendFault(kernel, reply, error))
  const { deskFolder } = kernel.config
  if (deskFolder !== null) await app.register(fastifyStatic, { root: deskFolder, index: 'index.html' })
  app.setNotFoundHandler((request, reply) => {
    // Every screen of the desk has an address of its own, and all of them are one page.
    if (
      deskFolder !== null &&
      request.method === 'GET' &&
      (request.headers.accept ?? '').includes('text/html') &&
      !/^\/(trpc|pki|api|archive|files)\//.test(request.url)
    )
      return reply.sendFile('index.html')
    return sendFault(kernel, reply, kernelFaults.NOT_FOUND({ what: 'address' }))
  })
  await app.register(fastifyTRPCPlugin, {
    prefix: '/trpc',
    trpcOptions: {
      router: parts.router,
      createContext: async ({ req, res }: { req: HttpRequest; res: HttpReply }): Promise<CallContext> => ({
        kernel,
        may: parts.may,
        actor: await actorOf(req),
        setSession: (token) => setSession(kernel, res, token),
      }),
    },
  })
  for (const routes of parts.routes)
    await app.register(async (scope) => {
      await routes(scope, actorOf)
    })
  return app
}

/** The session's token: the cookie of a browser, or the bearer token of the desktop client's main process. */
function tokenOf(request: HttpRequest): string | null {
  const bearer = /^Bearer ([A-Za-z0-9_-]{20,200})$/.exec(request.headers.authorization ?? '')
  return bearer?.[1] ?? request.cookies[SESSION_COOKIE] ?? null
}

/** Sets the session's cookie, or clears it. */
export function setSession(kernel: Kernel, reply: HttpReply, token: string | null): void {
  const options = { path: '/', httpOnly: true, sameSite: 'strict' as const, secure: kernel.config.publicUrl.startsWith('https:') }
  if (token === null) reply.clearCookie(SESSION_COOKIE, options)
  else reply.setCookie(SESSION_COOKIE, token, options)
}

/** A request that changes something must come from our own pages: the browser says so in Origin or Sec-Fetch-Site. */
function refuseForeignOrigin(_kernel: Kernel, request: HttpRequest): void {
  if (request.method === 'GET' || request.method === 'HEAD' || request.method === 'OPTIONS') return
  const origin = request.headers.origin
  if (request.headers['sec-fetch-site'] === 'cross-site') throw kernelFaults.FOREIGN_ORIGIN()
  if (origin === undefined || origin === 'null') return
  if (new URL(origin).host !== request.headers.host) throw kernelFaults.FOREIGN_ORIGIN()
}

/** Sends a fault as JSON `{ error: { code, kind, sentence, facts } }` with its status; what is not ours is logged under a reference. */
export function sendFault(kernel: Kernel, reply: HttpReply, error: unknown): HttpReply {
  const fault = toHttpFault(error)
  if (fault.kind === 'INTERNAL') kernel.log.error({ err: fault.cause, reference: fault.facts['reference'] }, 'request failed')
  return reply
    .status(HTTP_STATUS[fault.kind])
    .type('application/json; charset=utf-8')
    .send({ error: { code: fault.code, kind: fault.kind, sentence: fault.sentence, facts: fault.facts } })
}

function toHttpFault(error: unknown): Fault {
  if (error instanceof Fault) return error
  const status = error instanceof Error && 'statusCode' in error ? error.statusCode : null
  if (status === 413) return kernelFaults.TOO_LARGE({ limit: JSON_LIMIT }, { cause: error })
  if (status === 429) return kernelFaults.TOO_MANY_REQUESTS()
  if (typeof status === 'number' && status >= 400 && status < 500)
    return kernelFaults.BAD_INPUT({ problems: [error instanceof Error ? error.message : ''] }, { cause: error })
  return kernelFaults.INTERNAL({ reference: newId() }, { cause: error })
}
