import { z } from 'zod'
import { procedure, router } from '../../kernel/trpc.ts'
import { CERTIFICATE_PROFILES } from './schema.ts'
import type { Signatures } from './signatures.ts'

const LARGEST_PAGE = 200
const id = z.string().min(1).max(100)
const serialNumber = z.string().regex(/^[0-9a-f]{1,40}$/)

/** Procedures over certificates: a person's own, and the administrator's. */
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
      .query(({ input }) => signatures.certificates(input)),
  })
}
