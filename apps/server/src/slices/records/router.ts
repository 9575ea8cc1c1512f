import { z } from 'zod'
import { procedure, router } from '../../kernel/trpc.ts'
import type { Records } from './records.ts'

const id = z.string().min(1).max(100)
const LARGEST_PAGE = 200
const page = {
  limit: z.number().int().min(1).max(LARGEST_PAGE).default(50),
  after: z
    .object({ registeredAt: z.string().max(40), documentId: id })
    .nullable()
    .default(null),
}

/** Procedures of the register and of folders. */
export function recordsRouter(records: Records) {
  return router({
    register: procedure
      .input(
        z.object({
          unitId: id.optional(),
          year: z.number().int().min(1900).max(9999).optional(),
          text: z.string().max(200).optional(),
          ...page,
        }),
      )
      .query(({ ctx, input: { limit, after, ...filter } }) => records.list(ctx.actor, filter, { limit, after })),
    item: procedure.input(z.object({ documentId: id })).query(({ ctx, input }) => records.item(ctx.actor, input.documentId)),
    folders: procedure
      .input(z.object({ taskId: id.optional() }))
      .query(({ ctx, input }) => records.folders(ctx.actor, input.taskId)),
    folder: procedure
      .input(z.object({ folderId: id, ...page }))
      .query(({ ctx, input: { folderId, limit, after } }) => records.list(ctx.actor, { folderId }, { limit, after })),
  })
}
