import { z } from 'zod'
import { procedure, router } from '../../kernel/trpc.ts'
import type { Disclosure } from './disclosure.ts'

const documentId = z.string().min(1).max(100)
const reason = z.string().trim().min(1).max(2_000)
const state = z.enum(['HELD', 'PUBLISHED', 'LISTED', 'REFUSED', 'WITHDRAWN'])
const LARGEST_PAGE = 200

/** The disclosure officer's procedures. */
export function disclosureRouter(disclosure: Disclosure) {
  return router({
    queue: procedure
      .input(
        z.object({
          state: state.default('HELD'),
          limit: z.number().int().min(1).max(LARGEST_PAGE).default(50),
          after: z
            .object({ registeredAt: z.string().max(40), documentId })
            .nullable()
            .default(null),
        }),
      )
      .query(({ ctx, input }) => disclosure.queue(ctx.kernel.db, input)),
    item: procedure.input(z.object({ documentId })).query(({ ctx, input }) => disclosure.item(ctx.actor, input.documentId)),
    clear: procedure.input(z.object({ documentId, reason })).mutation(({ ctx, input }) => disclosure.clear(ctx.actor, input)),
    refuse: procedure
      .input(z.object({ documentId, reason, clauses: z.array(z.number().int().min(1).max(8)).min(1).max(8) }))
      .mutation(({ ctx, input }) => disclosure.refuse(ctx.actor, { ...input, clauses: [...new Set(input.clauses)].sort() })),
    withdraw: procedure
      .input(z.object({ documentId, reason }))
      .mutation(({ ctx, input }) => disclosure.withdraw(ctx.actor, input)),
    threshold: procedure.query(({ ctx }) => disclosure.threshold(ctx.kernel.db)),
    setThreshold: procedure
      .input(z.object({ approverGradeRank: z.number().int().min(0).max(9) }))
      .mutation(({ ctx, input }) => disclosure.setThreshold(ctx.actor, input.approverGradeRank)),
  })
}
