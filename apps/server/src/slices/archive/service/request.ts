import { z } from 'zod'
import { kernelFaults } from '../../../kernel/errors.ts'
import type { SearchRequest } from '../search/query.ts'
import { FACETS, type Facet } from '../search/tokens.ts'
import type { Cursor } from './search.ts'

const facet = z.string().min(1).max(100).optional()
const query = z.object({
  q: z.string().max(200).default(''),
  lang: z.enum(['ko', 'en']).catch('ko').default('ko'),
  after: z
    .string()
    .regex(/^[12]-[1-9]\d{0,15}$/)
    .optional(),
  limit: z.coerce.number().int().min(1).max(100).default(20),
  document: z.string().max(100).optional(),
  agency: facet,
  unit: facet,
  year: facet,
  task: facet,
  kind: facet,
  disclosure: facet,
})

/** What the query of an address asks for. */
export interface ReadRequest {
  readonly search: SearchRequest
  readonly lang: 'ko' | 'en'
  readonly after: Cursor | null
  readonly limit: number
  readonly document: string | undefined
}

/** Reads the query of an address; an empty value is as good as none. @throws BAD_INPUT */
export function readRequest(raw: unknown): ReadRequest {
  const given = Object.entries(raw ?? {}).filter(([name, value]) => value !== '' || name === 'q')
  const parsed = query.safeParse(Object.fromEntries(given))
  if (!parsed.success)
    throw kernelFaults.BAD_INPUT({ problems: parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`) })
  const { q, lang, after, limit, document } = parsed.data
  const facets: Partial<Record<Facet, string>> = {}
  for (const name of FACETS) {
    const value = parsed.data[name]
    if (value !== undefined) facets[name] = value
  }
  const [tier, below] = after?.split('-') ?? []
  return {
    search: { q, facets },
    lang,
    after: tier === undefined ? null : { tier: tier === '1' ? 1 : 2, below: Number(below) },
    limit,
    document,
  }
}
