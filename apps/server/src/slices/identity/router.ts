import { z } from 'zod'
import { openProcedure, procedure, router } from '../../kernel/trpc.ts'
import type { Identity } from './identity.ts'
import { DELEGATION_LEVELS } from './schema.ts'

const credentials = z.object({ account: z.string().trim().min(1).max(100), password: z.string().min(1).max(500) })

const id = z.string().min(1).max(100)
const MOST_DEPUTIES = 10
const MOST_ROWS = 5_000
const MOST_WON = 999_999_999_999_999
/** Some 5,000 rows of 200 characters. */
const LARGEST_CSV = 4 * 1024 * 1024
const draft = z.object({ id, basedOn: z.number().int().min(1) }).strict()
const scheduleRow = z
  .object({
    unitId: id.nullable(),
    taskCode: z.string().trim().min(1).max(20).nullable(),
    matter: z.string().trim().max(200),
    level: z.enum(DELEGATION_LEVELS),
    amountUpTo: z.number().int().min(0).max(MOST_WON).nullable(),
  })
  .strict()

const absence = z
  .object({
    /** Null: the default deputies, in order. */
    actingId: id.nullable(),
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
    /** By what one may sign in beside account and password. */
    signInMeans: openProcedure.query(() => identity.signInMeans()),
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
    myDeputies: procedure.query(({ ctx }) => identity.ownDeputies(ctx.kernel.db, ctx.actor.personId)),
    setDeputies: procedure
      .input(z.object({ deputyIds: z.array(id).max(MOST_DEPUTIES) }).strict())
      .mutation(({ ctx, input }) => identity.setOwnDeputies(ctx.actor, input.deputyIds)),
    /** Rows of the schedule that speak of a task of one's own unit, the closest first. */
    matters: procedure
      .input(z.object({ taskCode: z.string().max(20).nullable() }))
      .query(({ ctx, input }) => identity.matters(ctx.actor, input.taskCode)),
    schedules: procedure.query(({ ctx }) => identity.schedules(ctx.actor)),
    schedule: procedure.input(z.object({ id })).query(({ ctx, input }) => identity.schedule(ctx.actor, input.id)),
    draftSchedule: procedure
      .input(z.object({ fromId: id.nullable() }).strict())
      .mutation(({ ctx, input }) => identity.draftSchedule(ctx.actor, input.fromId)),
    saveSchedule: procedure
      .input(draft.extend({ effectiveOn: z.iso.date(), rows: z.array(scheduleRow).max(MOST_ROWS) }))
      .mutation(({ ctx, input }) => identity.saveSchedule(ctx.actor, input)),
    discardSchedule: procedure.input(draft).mutation(({ ctx, input }) => identity.discardSchedule(ctx.actor, input)),
    enactSchedule: procedure.input(draft).mutation(({ ctx, input }) => identity.enactSchedule(ctx.actor, input)),
    /** A mutation, since that it was taken out is recorded. */
    exportSchedule: procedure
      .input(z.object({ id }).strict())
      .mutation(({ ctx, input }) => identity.exportSchedule(ctx.actor, input.id)),
    importSchedule: procedure
      .input(draft.extend({ effectiveOn: z.iso.date(), csv: z.string().max(LARGEST_CSV) }))
      .mutation(({ ctx, input }) => identity.importSchedule(ctx.actor, input)),
  })
}
