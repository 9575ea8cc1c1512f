import { z } from 'zod'
import { openProcedure, procedure, router } from '../../kernel/trpc.ts'
import type { Identity } from './identity.ts'

const credentials = z.object({ account: z.string().trim().min(1).max(100), password: z.string().min(1).max(500) })

const absence = z
  .object({
    actingId: z.string().min(1).max(100),
    reason: z.string().trim().min(1).max(200),
    from: z.iso.date(),
    until: z.iso.date(),
  })
  .strict()

/** Procedures of the identity slice. */
export function identityRouter(identity: Identity) {
  return router({
    signIn: openProcedure.input(credentials).mutation(async ({ ctx, input }) => {
      ctx.setSession(await identity.signIn(ctx.actor, input))
    }),
    signOut: procedure.mutation(async ({ ctx }) => {
      await identity.signOut(ctx.actor)
      ctx.setSession(null)
    }),
    me: procedure.query(({ ctx }) => identity.personOf(ctx.actor.personId)),
    units: procedure.query(() => identity.units()),
    people: procedure.input(z.object({ text: z.string().trim().max(100) })).query(({ input }) => identity.people(input.text)),
    directory: procedure.query(() => identity.directory()),
    agency: procedure.query(({ ctx }) => identity.agency(ctx.kernel.db)),
    myAbsences: procedure.query(({ ctx }) => identity.ownAbsences(ctx.kernel.db, ctx.actor.personId)),
    addAbsence: procedure.input(absence).mutation(({ ctx, input }) => identity.addOwnAbsence(ctx.actor, input)),
    endAbsence: procedure
      .input(z.object({ absenceId: z.string().min(1).max(100) }))
      .mutation(({ ctx, input }) => identity.endOwnAbsence(ctx.actor, input.absenceId)),
  })
}
