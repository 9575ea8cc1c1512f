import { FACETS, type Facet, facetToken, foldForSearch, isOneToken, type WantedToken, wantedTokens } from './tokens.ts'

/** A search as the address bar or the open API gives it. */
export interface SearchRequest {
  readonly q: string
  readonly facets: Readonly<Partial<Record<Facet, string>>>
}

/** A search ready for an engine. */
export interface Query {
  /** Folded words; a hit holds each of them. */
  readonly words: readonly string[]
  readonly wanted: readonly WantedToken[]
  readonly filters: readonly string[]
  /** Whether tokens alone do not prove a word: pairs of syllables may stand apart. Then the text is looked at. */
  readonly verify: boolean
}

const MOST_WORDS = 8
const LONGEST_WORD = 60

/** Reads a search; words beyond the eighth are not asked for. */
export function readQuery(request: SearchRequest): Query {
  const words = foldForSearch(request.q)
    .split(' ')
    .filter((word) => /[\p{L}\p{N}]/u.test(word))
    .slice(0, MOST_WORDS)
    .map((word) => word.slice(0, LONGEST_WORD).replace(/^[^\p{L}\p{N}]+|[^\p{L}\p{N}]+$/gu, ''))
  const wanted = new Map<string, WantedToken>()
  for (const word of words) for (const token of wantedTokens(word)) wanted.set(token.token, token)
  const filters = FACETS.flatMap((facet) => {
    const value = request.facets[facet]
    return value === undefined || value === '' ? [] : [facetToken(facet, value)]
  })
  return { words, wanted: [...wanted.values()], filters, verify: !words.every(isOneToken) }
}
