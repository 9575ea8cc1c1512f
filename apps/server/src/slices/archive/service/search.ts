import type { Handle } from '../../../kernel/db.ts'
import { type Query, readQuery, type SearchRequest } from '../search/query.ts'
import { FACETS, type Facet, inTitle, type WantedToken } from '../search/tokens.ts'
import type { Match } from '../store/index-engine.ts'
import { countFacet, countHits, type FacetCount, type HitRow, listHits, NO_BOUND } from '../store/search.ts'

/** Where the next page goes on: hits in the title come first (tier 1), then the rest (tier 2); newest first in each. */
export interface Cursor {
  readonly tier: 1 | 2
  readonly below: number
}

/** A page of hits. */
export interface SearchPage {
  readonly hits: readonly HitRow[]
  readonly next: Cursor | null
}

const CHUNK = 100
/** Beyond this many candidates of pairs that stand apart, the page ends early and goes on from there. */
const MOST_CANDIDATES = 2_000
/** Counts are shown up to here. */
export const COUNT_CAP = 10_000

/** A page of hits from a cursor on. */
export async function search(handle: Handle, request: SearchRequest, from: Cursor | null, limit: number): Promise<SearchPage> {
  const query = readQuery(request)
  const hits: HitRow[] = []
  let candidates = 0
  let cursor: Cursor = from ?? { tier: query.words.length > 0 ? 1 : 2, below: NO_BOUND }
  for (;;) {
    const rows = await listHits(handle, matchOf(query, cursor.tier), cursor.below, CHUNK)
    for (const row of rows) {
      if (hits.length === limit || candidates >= MOST_CANDIDATES) return { hits, next: cursor }
      candidates += 1
      cursor = { tier: cursor.tier, below: row.serial }
      if (!query.verify || query.words.every((word) => row.searchText.includes(word))) hits.push(row)
    }
    if (rows.length === CHUNK) continue
    if (cursor.tier === 2) return { hits, next: null }
    cursor = { tier: 2, below: NO_BOUND }
  }
}

/** How many there are, capped, and whether the figure is exact; and the facets over the newest of them. */
export async function overview(
  handle: Handle,
  request: SearchRequest,
): Promise<{ count: number; exact: boolean; facets: Readonly<Record<Facet, readonly FacetCount[]>> }> {
  const query = readQuery(request)
  const match = wholeMatch(query)
  const count = await countHits(handle, match, COUNT_CAP + 1)
  const facets = {} as Record<Facet, readonly FacetCount[]>
  for (const facet of FACETS) facets[facet] = await countFacet(handle, match, facet, COUNT_CAP)
  return { count: Math.min(count, COUNT_CAP), exact: !query.verify && count <= COUNT_CAP, facets }
}

const asWanted = (filters: readonly string[]): WantedToken[] => filters.map((token) => ({ token, prefix: false }))
const titled = (query: Query): WantedToken[] => query.wanted.map(({ token, prefix }) => ({ token: inTitle(token), prefix }))

function wholeMatch(query: Query): Match | null {
  const all = [...query.wanted, ...asWanted(query.filters)]
  return all.length === 0 ? null : { all, notAll: [] }
}

function matchOf(query: Query, tier: 1 | 2): Match | null {
  if (query.wanted.length === 0) return wholeMatch(query)
  if (tier === 1) return { all: [...titled(query), ...asWanted(query.filters)], notAll: [] }
  return { all: [...query.wanted, ...asWanted(query.filters)], notAll: titled(query) }
}
