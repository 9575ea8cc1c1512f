import { z } from 'zod'
import { procedure, router } from '../../kernel/trpc.ts'
import type { Approval } from './approval.ts'
import { boxAsk, boxName } from './box-input.ts'

const id = z.string().min(1).max(100)
const LARGEST_PAGE = 200
const MOST_STEPS = 40
/** People to whom a document circulates. */
const MOST_READERS = 300
/** People who review inside of a unit. */
const MOST_REVIEWERS = 10
const LONGEST_LINE_NAME = 60
/** Documents that are approved together. */
const MOST_TOGETHER = 100
/** A CMS of a few KB in base64; more is hostile. */
const LONGEST_CMS = 64 * 1024
const opinion = z.string().trim().min(1).max(2_000).nullable()
const reason = z.string().trim().min(1).max(2_000)
const documentId = z.object({ documentId: id })
const seq = z.number().int().min(0)
const stage = { stageId: id, cms: z.base64().max(LONGEST_CMS) }

const plannedStep = z.object({
  id: z.string().regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,63}$/),
  kind: z.enum([
    'DRAFT',
    'REVIEW',
    'REVIEW_SKIPPED',
    'CONCUR_SERIAL',
    'CONCUR_PARALLEL',
    'CONCUR_UNIT',
    'AUDIT_CONCUR',
    'LEGAL_CONCUR',
    'APPROVE',
  ]),
  personId: id,
  mark: z.enum(['DELEGATED', 'ACTING', 'DELEGATED_ACTING']).nullable(),
  absenceId: id.nullable(),
  skipReason: z.string().trim().min(1).max(200).nullable(),
  group: z.string().min(1).max(64).nullable(),
  receiverId: id.nullish(),
  dueOn: z.iso.date().nullish(),
  blocking: z.boolean().optional(),
  lapses: z.boolean().optional(),
  originator: z.boolean().optional(),
  presenter: z.boolean().optional(),
})
const steps = z.array(plannedStep).max(MOST_STEPS)
const savedStep = plannedStep.pick({ kind: true, personId: true, group: true, receiverId: true, blocking: true })

/** By what the drafter says that the matter is decided. */
const basis = z.discriminatedUnion('kind', [
  z.object({ kind: z.enum(['LISTED', 'LIGHTER']), ruleId: id }),
  z.object({ kind: z.literal('IMPORTANT') }),
  z.object({ kind: z.literal('FOLLOW_UP'), documentId: id }),
])

const people = z.array(id).max(MOST_READERS)
const options = z.object({ important: z.boolean(), readerIds: people })

const base = { documentId: id, basedOn: seq }
const act = z.discriminatedUnion('type', [
  z.object({ ...base, ...stage, type: z.literal('submit'), opinion }),
  z.object({
    ...base,
    ...stage,
    type: z.literal('sign'),
    stepId: id,
    verdict: z.enum(['AGREE', 'DISSENT']),
    opinion,
    batchId: z.uuid().nullish(),
    important: z.boolean().optional(),
  }),
  z.object({ ...base, type: z.literal('return'), stepId: id, to: id.nullish(), reason }),
  z.object({ ...base, type: z.literal('recall'), stepId: id.nullish(), reason: reason.nullable() }),
  z.object({ ...base, type: z.literal('hold'), stepId: id, reason, until: z.iso.date() }),
  z.object({ ...base, type: z.literal('resume'), stepId: id }),
  z.object({ ...base, type: z.literal('redraft'), successorId: id }),
  z.object({ ...base, type: z.literal('assign'), stepId: id, reviewerIds: z.array(id).max(MOST_REVIEWERS) }),
  z.object({ ...base, type: z.literal('skip'), stepId: id, reason }),
  z.object({ ...base, type: z.literal('change'), steps, reason: reason.nullable() }),
  z.object({ ...base, type: z.literal('revise'), stepId: id, draftVersion: z.number().int().min(1), reason }),
  z.object({ ...base, type: z.literal('setUrgent'), urgent: z.boolean() }),
  z.object({ ...base, type: z.literal('circulate'), readerIds: people.min(1) }),
  z.object({ ...base, type: z.literal('read'), opinion }),
  z.object({ ...base, type: z.literal('acknowledge'), instruction: opinion }),
])

/** Procedures of lines, acts and boxes. Files go by `routes.ts`. */
export function approvalRouter(approval: Approval) {
  return router({
    draftLine: procedure.input(documentId).query(({ ctx, input }) => approval.draftLine(ctx.actor, input.documentId)),
    proposal: procedure
      .input(documentId.extend({ basis: basis.nullable().optional() }))
      .query(({ ctx, input }) => approval.proposal(ctx.actor, input.documentId, input.basis)),
    /** Changes nothing; a mutation, since a long line does not fit into an address. */
    checkLine: procedure
      .input(z.object({ documentId: id, steps, basis: basis.nullable().optional() }))
      .mutation(({ ctx, input }) => approval.checkLine(ctx.actor, input.documentId, input.steps, input.basis)),
    /** As checkLine: changes nothing. */
    outlook: procedure
      .input(z.object({ documentId: id, steps }))
      .mutation(({ ctx, input }) => approval.outlook(ctx.actor, input.documentId, input.steps)),
    finishAhead: procedure.input(documentId).query(({ ctx, input }) => approval.finishAhead(ctx.actor, input.documentId)),
    saveLine: procedure
      .input(z.object({ documentId: id, basedOn: seq, steps, basis: basis.nullable().optional(), options: options.optional() }))
      .mutation(({ ctx, input }) => approval.saveLine(ctx.actor, input)),
    savedLines: procedure.query(({ ctx }) => approval.savedLines(ctx.actor)),
    saveSavedLine: procedure
      .input(
        z.object({
          id: id.nullable(),
          scope: z.enum(['PERSON', 'UNIT']),
          name: z.string().normalize('NFC').trim().min(1).max(LONGEST_LINE_NAME),
          steps: z.array(savedStep).min(1).max(MOST_STEPS),
        }),
      )
      .mutation(({ ctx, input }) => approval.saveSavedLine(ctx.actor, input)),
    removeSavedLine: procedure
      .input(z.object({ id }))
      .mutation(({ ctx, input }) => approval.removeSavedLine(ctx.actor, input.id)),
    presentLine: procedure.input(documentId).query(({ ctx, input }) => approval.presentLine(ctx.actor, input.documentId)),
    /** As checkLine: changes nothing. */
    checkChange: procedure
      .input(z.object({ documentId: id, basedOn: seq, steps }))
      .mutation(({ ctx, input }) => approval.checkChange(ctx.actor, input)),
    prepareSubmit: procedure
      .input(z.object({ documentId: id, draftVersion: z.number().int().min(1), lineVersion: seq }))
      .mutation(({ ctx, input }) => approval.prepareSubmit(ctx.actor, input)),
    prepareSign: procedure
      .input(z.object({ documentId: id, stepId: id, basedOn: seq }))
      .mutation(({ ctx, input }) => approval.prepareSign(ctx.actor, input)),
    /** Changes no document; a mutation, since a long selection does not fit into an address. */
    prepareBulk: procedure
      .input(z.union([z.object({ documentIds: z.array(id).min(1).max(MOST_TOGETHER) }), z.object({ batchId: z.uuid() })]))
      .mutation(({ ctx, input }) => approval.prepareBulk(ctx.actor, input)),
    /** Each document that was signed with a batch of one's own, from the first on; a window that is opened later sees where it stands. */
    bulkProgress: procedure
      .input(z.object({ batchId: z.uuid() }))
      .subscription(({ ctx, input, signal }) =>
        approval.bulkProgress(ctx.actor, input.batchId, signal ?? new AbortController().signal),
      ),
    bulkUnderWay: procedure.query(({ ctx }) => approval.bulkUnderWay(ctx.actor)),
    beginRevise: procedure
      .input(z.object({ documentId: id, stepId: id, basedOn: seq }))
      .mutation(({ ctx, input }) => approval.beginRevise(ctx.actor, input)),
    abandonRevise: procedure.input(documentId).mutation(({ ctx, input }) => approval.abandonRevise(ctx.actor, input.documentId)),
    act: procedure.input(act).mutation(({ ctx, input }) => approval.act(ctx.actor, input)),
    takeNote: procedure
      .input(documentId.extend({ as: z.enum(['read', 'acknowledge']) }))
      .mutation(({ ctx, input }) => approval.takeNote(ctx.actor, input.documentId, input.as)),
    document: procedure.input(documentId).query(({ ctx, input }) => approval.document(ctx.actor, input.documentId)),
    signatures: procedure.input(documentId).query(({ ctx, input }) => approval.signatures(ctx.actor, input.documentId)),
    difference: procedure
      .input(documentId.extend({ from: id, to: id }))
      .query(({ ctx, input }) => approval.difference(ctx.actor, input)),
    /** Progress while it runs, then the result. */
    simulate: procedure
      .input(z.object({ scheduleId: id }))
      .subscription(({ ctx, input }) => approval.simulate(ctx.actor, input.scheduleId)),
    box: procedure
      .input(
        boxAsk.extend({
          box: boxName,
          limit: z.number().int().min(1).max(LARGEST_PAGE).default(100),
          /** `next` of the page before. */
          cursor: z.string().max(1_000).nullish(),
        }),
      )
      .query(({ ctx, input: { cursor, ...input } }) => approval.box(ctx.actor, input.box, { ...input, after: cursor })),
    notices: procedure
      .input(
        z.object({
          limit: z.number().int().min(1).max(LARGEST_PAGE).default(50),
          /** `next` of the page before. */
          after: z.string().max(100).nullable().default(null),
        }),
      )
      .query(({ ctx, input }) => approval.notices(ctx.actor, input)),
    markNotices: procedure
      .input(z.object({ ids: z.union([z.literal('all'), z.array(id).max(LARGEST_PAGE)]) }))
      .mutation(({ ctx, input }) => approval.markNotices(ctx.actor, input.ids)),
    /** The machine as a picture, for those who manage the office's rules. */
    charts: procedure.input(z.object({ language: z.enum(['ko', 'en']) })).query(({ input }) => approval.charts(input.language)),
    counts: procedure.query(({ ctx }) => approval.counts(ctx.actor)),
    myWeek: procedure.query(({ ctx }) => approval.myWeek(ctx.actor)),
    /** Tells that something of one's own boxes, or of the open document, changed; the screen asks again. */
    changes: procedure.input(z.object({ documentId: id.nullable().default(null) })).subscription(async function* ({
      ctx,
      input,
      signal,
    }) {
      const own = `person:${ctx.actor.personId}`
      const open =
        input.documentId !== null && (await approval.mayRead(ctx.kernel.db, ctx.actor, input.documentId))
          ? [`document:${input.documentId}`]
          : []
      for await (const topic of ctx.kernel.live.changes([own, ...open], signal ?? new AbortController().signal)) yield topic
    }),
  })
}
