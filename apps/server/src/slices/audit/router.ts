import { z } from 'zod'
import { procedure, router } from '../../kernel/trpc.ts'
import type { Audit } from './audit.ts'

const id = z.string().min(1).max(200)
const instant = z.iso.datetime()
const seq = z.number().int().min(1)
const LARGEST_PAGE = 500
const limit = z.number().int().min(1).max(LARGEST_PAGE).default(100)

/** The auditor's procedures. */
export function auditRouter(audit: Audit) {
  return router({
    entries: procedure
      .input(
        z.object({
          personId: id.optional(),
          subject: z.object({ kind: id, id }).optional(),
          from: instant.optional(),
          before: instant.optional(),
          type: id.optional(),
          limit,
          olderThan: seq.nullable().default(null),
        }),
      )
      .query(({ ctx, input: { limit, olderThan, ...filter } }) => audit.entries(ctx.actor, filter, { limit, olderThan })),
    life: procedure
      .input(z.object({ documentId: id, limit, newerThan: seq.nullable().default(null) }))
      .query(({ ctx, input: { documentId, ...page } }) => audit.life(ctx.actor, documentId, page)),
    verify: procedure.subscription(({ ctx }) => audit.watchVerify(ctx.actor)),
  })
}
