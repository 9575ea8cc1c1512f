import { z } from 'zod'
import { procedure, router } from '../../kernel/trpc.ts'
import type { Classification } from './classification.ts'

const id = z.string().min(1).max(100)

/** Procedures of the function tree, unit tasks and folders. */
export function classificationRouter(classification: Classification) {
  return router({
    tree: procedure.query(({ ctx }) => classification.tree(ctx.kernel.db)),
    tasks: procedure
      .input(z.object({ unitId: id.nullable().default(null) }))
      .query(({ ctx, input }) => classification.tasks(ctx.kernel.db, input.unitId)),
    folders: procedure
      .input(z.object({ taskId: id }))
      .query(({ ctx, input }) => classification.folders(ctx.kernel.db, input.taskId)),
    openFolder: procedure
      .input(z.object({ taskId: id, year: z.number().int().min(1900).max(9999), title: z.string().trim().min(1).max(200) }))
      .mutation(({ ctx, input }) => classification.openFolder(ctx.actor, input)),
  })
}
