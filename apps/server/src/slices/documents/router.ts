import { z } from 'zod'
import { procedure, router } from '../../kernel/trpc.ts'
import type { Documents } from './documents.ts'
import { draftFormSchema } from './draft-form.ts'

const id = z.string().min(1).max(100)
const documentId = z.object({ documentId: id })
const LARGEST_PAGE = 200

/** Procedures of drafting. Files come and go by `routes.ts`. */
export function documentsRouter(documents: Documents) {
  return router({
    create: procedure
      .input(z.object({ copyOf: id.nullable().default(null) }))
      .mutation(({ ctx, input }) => documents.create(ctx.actor, input.copyOf)),
    draft: procedure.input(documentId).query(({ ctx, input }) => documents.draft(ctx.actor, input.documentId)),
    drafts: procedure
      .input(
        z.object({ limit: z.number().int().min(1).max(LARGEST_PAGE).default(50), offset: z.number().int().min(0).default(0) }),
      )
      .query(({ ctx, input }) => documents.drafts(ctx.actor, input)),
    save: procedure
      .input(z.object({ documentId: id, basedOn: z.number().int().min(1), form: draftFormSchema }))
      .mutation(({ ctx, input }) => documents.save(ctx.actor, input)),
    check: procedure.input(documentId).query(({ ctx, input }) => documents.check(ctx.actor, input.documentId)),
    discard: procedure.input(documentId).mutation(({ ctx, input }) => documents.discard(ctx.actor, input.documentId)),
    removeAttachment: procedure
      .input(z.object({ documentId: id, attachmentId: id }))
      .mutation(({ ctx, input }) => documents.removeAttachment(ctx.actor, input.documentId, input.attachmentId)),
    orderAttachments: procedure
      .input(z.object({ documentId: id, attachmentIds: z.array(id).max(200) }))
      .mutation(({ ctx, input }) => documents.orderAttachments(ctx.actor, input.documentId, input.attachmentIds)),
  })
}
