/** Marks of tokens that no text can hold: private-use characters are stripped from every text first. */
const FILTER = '\uE000'
const TITLE = '\uE001'
const OTHER = '\uE002'
const LONGEST_RUN = 60

/** Scripts written without blanks inside a word: Hangul, Han, Kana, as far as every engine knows them as letters. */
const DENSE = '\\u3131-\\u318E\\uAC00-\\uD7A3\\u4E00-\\u9FCC\\u3400-\\u4DB5\\u3041-\\u3096\\u30A1-\\u30FA\\u30FC-\\u30FE'
const RUNS = new RegExp(`[${DENSE}]+|[^\\P{L}${DENSE}]+|\\p{N}+`, 'gu')
const DENSE_RUN = new RegExp(`^[${DENSE}]`)

/** A text as it is searched: one spelling (NFKC), lower case, blanks as one space, nothing private-use. */
export function foldForSearch(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Co}/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
}

/**
 * The tokens of a text, each once. Runs of Hangul become pairs of syllables and their last syllable, so that two-syllable
 * words are found inside longer ones; other runs stay whole. Made here and not by an engine, so that both give the same hits.
 */
export function tokensOf(text: string): ReadonlySet<string> {
  const tokens = new Set<string>()
  for (const [run] of foldForSearch(text).matchAll(RUNS)) for (const token of runTokens(run, true)) tokens.add(token)
  return tokens
}

/** A wanted token of a query; `prefix` asks for every token that begins so. */
export interface WantedToken {
  readonly token: string
  readonly prefix: boolean
}

/** The tokens that a document must hold to contain a word: pairs of syllables, or a beginning where only one is given. */
export function wantedTokens(word: string): readonly WantedToken[] {
  const wanted = new Map<string, WantedToken>()
  for (const [run] of foldForSearch(word).matchAll(RUNS)) {
    const single = DENSE_RUN.test(run) && run.length === 1
    for (const token of single ? [run] : runTokens(run, false)) wanted.set(token, { token, prefix: single })
  }
  return [...wanted.values()]
}

/** Whether holding a word's only token is holding the word: more tokens, or one pair that repeats (다다다), may stand apart in a text. */
export function isOneToken(word: string): boolean {
  const [first, ...others] = [...foldForSearch(word).matchAll(RUNS)].map(([run]) => run)
  return others.length === 0 && (first === undefined || !DENSE_RUN.test(first) || first.length <= 2)
}

function runTokens(run: string, withLast: boolean): string[] {
  if (!DENSE_RUN.test(run)) return [plain(run.slice(0, LONGEST_RUN))]
  const tokens: string[] = withLast ? [run.slice(-1)] : []
  for (let i = 0; i + 1 < run.length; i++) tokens.push(run.slice(i, i + 2))
  return tokens
}

/** Engines disagree about rare letters; what is not plain travels as hex of its UTF-8. */
function plain(run: string): string {
  return /^[a-z0-9]+$/.test(run)
    ? run
    : `${OTHER}${Buffer.from(run)
        .toString('hex')
        .slice(0, LONGEST_RUN * 4)}`
}

/** The same token, meant of the title. */
export const inTitle = (token: string): string => `${TITLE}${token}`

/** What a search can be narrowed to. */
export type Facet = 'agency' | 'unit' | 'year' | 'task' | 'kind' | 'disclosure'
export const FACETS: readonly Facet[] = ['disclosure', 'year', 'unit', 'task', 'kind', 'agency']

/** The token of a facet's value. */
export const facetToken = (facet: Facet, value: string): string => `${FILTER}${facet}${Buffer.from(value).toString('hex')}`
