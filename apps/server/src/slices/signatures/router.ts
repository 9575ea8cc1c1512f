import { z } from 'zod'
import { openProcedure, procedure, router } from '../../kernel/trpc.ts'
import { CERTIFICATE_PROFILES } from './schema.ts'
import { REQUESTED_PROFILES } from './service/authority/issuing.ts'
import { GIVEN_REASONS } from './service/authority/revoking.ts'
import type { Signatures } from './signatures.ts'

const LARGEST_PAGE = 200
const id = z.string().min(1).max(100)
/** PEM or base64 of a certification request. */
const pem = z.string().min(1).max(100_000)
/** A CMS, base64. */
const cms = z.base64().max(200_000)
/** A certificate, DER as base64. */
const certificate = z.base64().max(30_000)
/** A challenge and the CMS over it. */
const answer = z.object({ challengeId: id, cms }).strict()
/** A picture of a signature, base64: somewhat more than the 2 MB that are taken, so that whoever sends more is told so. */
const picture = z.base64().min(1).max(8_000_000)
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'base64'))
const serialNumber = z.string().regex(/^[0-9a-f]{1,40}$/)

/** Procedures over certificates, a person's own and the administrator's, and over the proofs of sealed files. */
export function signaturesRouter(signatures: Signatures) {
  return router({
    mine: procedure.query(({ ctx }) => signatures.ownCertificates(ctx.actor.personId)),
    certificates: procedure
      .input(
        z.object({
          text: z.string().trim().max(100).optional(),
          personId: id.optional(),
          profile: z.enum(CERTIFICATE_PROFILES).optional(),
          limit: z.number().int().min(1).max(LARGEST_PAGE).default(50),
          after: serialNumber.nullable().default(null),
        }),
      )
      .query(({ ctx, input }) => signatures.issuance.list(ctx.actor, input)),
    renewals: procedure
      .input(z.object({ days: z.number().int().min(1).max(400).default(60) }))
      .query(({ ctx, input }) => signatures.issuance.renewals(ctx.actor, input.days)),
    issue: procedure
      .input(
        z
          .object({
            profile: z.enum(REQUESTED_PROFILES),
            personId: id.optional(),
            commonName: z.string().trim().min(1).max(64).optional(),
            request: pem.nullable(),
            hosts: z.array(z.string().trim().min(1).max(253)).max(50).optional(),
          })
          .strict(),
      )
      .mutation(({ ctx, input }) => signatures.issuance.issue(ctx.actor, input)),
    renewFor: procedure
      .input(z.object({ serialNumber, request: pem.nullable() }).strict())
      .mutation(({ ctx, input }) => signatures.issuance.renewFor(ctx.actor, input)),
    askRenewal: procedure
      .input(z.object({ serialNumber }).strict())
      .mutation(({ ctx, input }) => signatures.issuance.askRenewal(ctx.actor, input.serialNumber)),
    authority: procedure.query(({ ctx }) => signatures.authorityState(ctx.actor)),
    enrolments: procedure
      .input(z.object({ limit: z.number().int().min(1).max(LARGEST_PAGE).default(LARGEST_PAGE) }).strict())
      .query(({ ctx, input }) => signatures.enrolment.list(ctx.actor, input.limit)),
    revoke: procedure
      .input(z.object({ serialNumber, reason: z.enum(GIVEN_REASONS) }).strict())
      .mutation(({ ctx, input }) => signatures.issuance.revoke(ctx.actor, input.serialNumber, input.reason)),
    release: procedure
      .input(z.object({ serialNumber }).strict())
      .mutation(({ ctx, input }) => signatures.issuance.release(ctx.actor, input.serialNumber)),
    signInChallenge: openProcedure.mutation(({ ctx }) => signatures.signIn.challenge(ctx.actor)),
    signIn: openProcedure.input(answer).mutation(async ({ ctx, input }) => {
      ctx.setSession(await signatures.signIn.signIn(ctx.actor, { ...input, cms: bytesOf(input.cms) }))
    }),
    challenge: procedure.mutation(({ ctx }) => signatures.enrolment.challenge(ctx.actor)),
    enrolOwn: procedure
      .input(answer)
      .mutation(({ ctx, input }) => signatures.enrolment.enrolOwn(ctx.actor, { ...input, cms: bytesOf(input.cms) })),
    enrol: procedure
      .input(z.object({ personId: id, certificates: pem }).strict())
      .mutation(({ ctx, input }) => signatures.enrolment.enrol(ctx.actor, input)),
    enrolled: procedure.query(({ ctx }) => signatures.enrolment.ofPerson(ctx.actor.personId)),
    endEnrolment: procedure
      .input(z.object({ fingerprint: z.string().regex(/^[0-9a-f]{64}$/) }).strict())
      .mutation(({ ctx, input }) => signatures.enrolment.end(ctx.actor, input.fingerprint)),
    renew: procedure
      .input(z.object({ request: pem, cms }).strict())
      .mutation(({ ctx, input }) => signatures.issuance.renew(ctx.actor, { request: input.request, cms: bytesOf(input.cms) })),
    trust: procedure.query(() => signatures.clientTrust()),
    // Two certificates are more than an address may be long.
    revocation: procedure
      .input(z.object({ certificate, issuer: certificate }).strict())
      .mutation(({ input }) =>
        signatures.revocationFor({ certificate: bytesOf(input.certificate), issuer: bytesOf(input.issuer) }),
      ),
    image: procedure.query(({ ctx }) => signatures.images.own(ctx.actor)),
    setImage: procedure
      .input(z.object({ picture }).strict())
      .mutation(({ ctx, input }) => signatures.images.setOwn(ctx.actor, bytesOf(input.picture))),
    removeImage: procedure.mutation(({ ctx }) => signatures.images.removeOwn(ctx.actor)),
    images: procedure
      .input(
        z
          .object({
            text: z.string().trim().max(100).default(''),
            limit: z.number().int().min(1).max(LARGEST_PAGE).default(LARGEST_PAGE),
          })
          .strict(),
      )
      .query(({ ctx, input }) => signatures.images.list(ctx.actor, input)),
    removeImageFor: procedure
      .input(z.object({ personId: id }).strict())
      .mutation(({ ctx, input }) => signatures.images.removeFor(ctx.actor, input.personId)),
    pending: procedure
      .input(z.object({ limit: z.number().int().min(1).max(LARGEST_PAGE).default(50) }).strict())
      .query(({ ctx, input }) => signatures.waitingRaises(ctx.actor, input.limit)),
    proofForecast: procedure.query(({ ctx }) => signatures.proofForecast(ctx.actor)),
  })
}
