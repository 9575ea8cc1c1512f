import { initTRPC, TRPCError } from '@trpc/server'
import superjson from 'superjson'
import { ZodError } from 'zod'
import type { Actor, PersonActor } from './actor.ts'
import { isPerson } from './actor.ts'
import { Fault, type FaultKind, kernelFaults } from './errors.ts'
import { newId } from './ids.ts'
import type { Kernel } from './parts.ts'

/** What a procedure is called with. `may` is the one table of who may, handed in by the composition root. */
export interface CallContext {
  readonly kernel: Kernel
  readonly actor: Actor
  readonly may: (procedure: string, actor: Actor) => boolean
  /** Sets or clears the session's cookie, where the transport has one. */
  readonly setSession: (token: string | null) => void
}

const TRPC_CODE = {
  BAD_INPUT: 'BAD_REQUEST',
  NOT_SIGNED_IN: 'UNAUTHORIZED',
  FORBIDDEN: 'FORBIDDEN',
  NOT_FOUND: 'NOT_FOUND',
  CONFLICT: 'CONFLICT',
  REFUSED: 'UNPROCESSABLE_CONTENT',
  TOO_LARGE: 'PAYLOAD_TOO_LARGE',
  TOO_MANY: 'TOO_MANY_REQUESTS',
  UNAVAILABLE: 'SERVICE_UNAVAILABLE',
  INTERNAL: 'INTERNAL_SERVER_ERROR',
} as const satisfies Record<FaultKind, TRPCError['code']>

/** Any error as a fault a person may see; what is not ours becomes INTERNAL with a reference that the log carries too. */
export function asFault(error: unknown): Fault {
  if (error instanceof Fault) return error
  if (error instanceof TRPCError) {
    if (error.cause instanceof Fault) return error.cause
    if (error.cause instanceof ZodError)
      return kernelFaults.BAD_INPUT({ problems: error.cause.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) })
    if (error.code === 'NOT_FOUND') return kernelFaults.NOT_FOUND({ what: 'procedure' })
    if (error.code === 'BAD_REQUEST' || error.code === 'PARSE_ERROR' || error.code === 'METHOD_NOT_SUPPORTED')
      return kernelFaults.BAD_INPUT({ problems: [error.message] })
    if (error.code === 'PAYLOAD_TOO_LARGE') return kernelFaults.TOO_LARGE({ limit: 0 })
  }
  return kernelFaults.INTERNAL({ reference: newId() }, { cause: error })
}

/** A live connection that died without a word is noticed by its silence: the server pings, and a client that hears nothing opens it anew. */
const PING_MS = 15_000
const SILENCE_MS = 2 * PING_MS

const t = initTRPC.context<CallContext>().create({
  transformer: superjson,
  sse: { ping: { enabled: true, intervalMs: PING_MS }, client: { reconnectAfterInactivityMs: SILENCE_MS } },
  errorFormatter: ({ shape, error, ctx }) => {
    const fault = asFault(error)
    if (fault.kind === 'INTERNAL')
      ctx?.kernel.log.error({ err: fault.cause, reference: fault.facts['reference'] }, 'procedure failed')
    return {
      ...shape,
      message: fault.code,
      data: {
        code: shape.data.code,
        httpStatus: shape.data.httpStatus,
        path: shape.data.path,
        fault: { code: fault.code, kind: fault.kind, sentence: fault.sentence, facts: fault.facts },
      },
    }
  },
})

/** Deny by default: a procedure that the table does not give to this actor is refused before its input is read. */
const guarded = t.procedure.use(async ({ ctx, path, next }) => {
  if (!ctx.may(path, ctx.actor)) {
    const fault = isPerson(ctx.actor) ? kernelFaults.FORBIDDEN({ procedure: path }) : kernelFaults.NOT_SIGNED_IN()
    throw new TRPCError({ code: TRPC_CODE[fault.kind], message: fault.message, cause: fault })
  }
  const result = await next()
  if (!result.ok && result.error.cause instanceof Fault) {
    const fault = result.error.cause
    throw new TRPCError({ code: TRPC_CODE[fault.kind], message: fault.message, cause: fault })
  }
  return result
})

/** A procedure that the table may open to people who did not sign in. */
export const openProcedure = guarded

/** A procedure for a signed-in person; `ctx.actor` is that person. */
export const procedure = guarded.use(({ ctx, next }) => {
  if (!isPerson(ctx.actor)) throw kernelFaults.NOT_SIGNED_IN()
  const actor: PersonActor = ctx.actor
  return next({ ctx: { ...ctx, actor } })
})

/** Puts procedures together. */
export const router = t.router
export const createCaller = t.createCallerFactory
