import { z } from 'zod'
import { kernelFaults } from '../../kernel/errors.ts'
import type { BoxAsk } from './box.ts'
import { BOXES } from './schema.ts'

/** Columns that a box is ordered by. */
const SORTED = ['since', 'title', 'drafterName', 'unitName', 'dueOn', 'status', 'urgent'] as const
const text = z.string().trim().min(1).max(200)

/** A box by its name. */
export const boxName = z.enum(BOXES)

/** What of a box is asked for, as it comes from outside. */
export const boxAsk = z.object({
  filter: z
    .object({
      urgent: z.literal(true).optional(),
      find: text.optional(),
      drafter: text.optional(),
      unit: text.optional(),
      from: z.iso.date().optional(),
      until: z.iso.date().optional(),
    })
    .optional(),
  sort: z
    .object({
      column: z.enum(SORTED),
      descending: z.boolean(),
    })
    .nullable()
    .optional(),
})

const flag = z.literal('true').transform((): true => true)
const query = z.object({
  urgent: flag.optional(),
  find: text.optional(),
  drafter: text.optional(),
  unit: text.optional(),
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
  sort: z.enum(SORTED).optional(),
  descending: z.enum(['true', 'false']).default('false'),
})

/** The same, as the query of an address says it. @throws BAD_INPUT */
export function boxAskOf(given: unknown): BoxAsk {
  const asked = query.safeParse(given)
  if (!asked.success)
    throw kernelFaults.BAD_INPUT({ problems: asked.error.issues.map(({ path, message }) => `${path.join('.')}: ${message}`) })
  const { sort, descending, ...filter } = asked.data
  return { filter, sort: sort === undefined ? null : { column: sort, descending: descending === 'true' } }
}
