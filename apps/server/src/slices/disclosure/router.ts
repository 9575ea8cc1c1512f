import { z } from 'zod'
import { procedure, router } from '../../kernel/trpc.ts'
import type { Disclosure } from './disclosure.ts'
import { screen } from './screening/index.ts'

const documentId = z.string().min(1).max(100)
const reason = z.string().trim().min(1).max(2_000)
const state = z.enum(['HELD', 'PUBLISHED', 'LISTED', 'REFUSED', 'WITHDRAWN'])
const LARGEST_PAGE = 200

/** A whole document with its attachments' names; the screening reads that in under a second. */
const MOST_TEXTS = 2_000
const MOST_CHARACTERS = 500_000
const texts = z
  .array(z.object({ id: z.string().min(1).max(100), text: z.string().max(MOST_CHARACTERS) }))
  .max(MOST_TEXTS)
  .refine((list) => list.reduce((sum, { text }) => sum + text.length, 0) <= MOST_CHARACTERS, {
    message: `more than ${MOST_CHARACTERS} characters`,
  })

/** Procedures of release: the officer's, and what every drafter and reader asks. */
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
    stateOf: procedure.input(z.object({ documentId })).query(({ ctx, input }) => disclosure.stateOf(ctx.actor, input.documentId)),
    /** A mutation, so that the texts travel in the body and stand in no address; nothing is kept. */
    screenText: procedure
      .input(z.object({ texts }))
      .mutation(({ input }) => input.texts.map(({ id, text }) => ({ id, findings: screen(text) }))),
    threshold: procedure.query(({ ctx }) => disclosure.threshold(ctx.kernel.db)),
    setThreshold: procedure
      .input(z.object({ approverGradeRank: z.number().int().min(0).max(9) }))
      .mutation(({ ctx, input }) => disclosure.setThreshold(ctx.actor, input.approverGradeRank)),
  })
}
