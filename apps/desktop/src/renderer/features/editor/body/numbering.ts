/** 가나다라마바사아자차카타파하 by their places in the block of syllables; the next series take ㅓ, ㅗ, ㅜ, ㅡ, ㅣ (거너더…). */
const CONSONANT_PLACES = [0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18] as const
const VOWEL_PLACES = [0, 4, 8, 13, 18, 20] as const
const FIRST_SYLLABLE = 0xac00
const VOWELS_IN_BLOCK = 21
const FINALS_IN_BLOCK = 28
const FIRST_CIRCLED_SYLLABLE = 0x326e
const CIRCLED_RUNS = [
  { from: 1, to: 20, first: 0x2460 },
  { from: 21, to: 35, first: 0x3251 },
  { from: 36, to: 50, first: 0x32b1 },
] as const

/** The nth syllable of the official order (규칙 2①): 가 … 하, 거 … 허, 고 … */
export function syllable(n: number): string {
  const consonant = CONSONANT_PLACES[(n - 1) % CONSONANT_PLACES.length] ?? 0
  const vowel = VOWEL_PLACES[Math.floor((n - 1) / CONSONANT_PLACES.length) % VOWEL_PLACES.length] ?? 0
  return String.fromCodePoint(FIRST_SYLLABLE + (consonant * VOWELS_IN_BLOCK + vowel) * FINALS_IN_BLOCK)
}

function circledNumber(n: number): string {
  const run = CIRCLED_RUNS.find(({ from, to }) => n >= from && n <= to)
  return run === undefined ? `(${n})` : String.fromCodePoint(run.first + n - run.from)
}

function circledSyllable(n: number): string {
  return n <= CONSONANT_PLACES.length ? String.fromCodePoint(FIRST_CIRCLED_SYLLABLE + n - 1) : `(${syllable(n)})`
}

const WRITERS = [
  (n: number) => `${n}.`,
  (n: number) => `${syllable(n)}.`,
  (n: number) => `${n})`,
  (n: number) => `${syllable(n)})`,
  (n: number) => `(${n})`,
  (n: number) => `(${syllable(n)})`,
  circledNumber,
  circledSyllable,
] as const

/** Levels of the official numbering. */
export const LEVELS = WRITERS.length

/** The mark of an item: 1. 가. 1) 가) (1) (가) ① ㉮ by depth from 0; deeper ones keep the last. `n` from 1. */
export function markOf(depth: number, n: number): string {
  return (WRITERS[Math.min(depth, LEVELS - 1)] ?? circledSyllable)(n)
}

/** A mark at the start of a line: its level, which number it is, and how many characters it takes with the space after it. */
export interface ReadMark {
  readonly depth: number
  readonly n: number
  readonly length: number
}

const FORMS: readonly { readonly pattern: RegExp; readonly depth: number }[] = [
  { pattern: /^(\d{1,3})\.$/, depth: 0 },
  { pattern: /^([가-힣])\.$/, depth: 1 },
  { pattern: /^(\d{1,3})\)$/, depth: 2 },
  { pattern: /^([가-힣])\)$/, depth: 3 },
  { pattern: /^\((\d{1,3})\)$/, depth: 4 },
  { pattern: /^\(([가-힣])\)$/, depth: 5 },
  { pattern: /^([①-⑳㉑-㉟㊱-㊿])$/, depth: 6 },
  { pattern: /^([㉮-㉻])$/, depth: 7 },
]
const MOST_ITEMS = CONSONANT_PLACES.length * VOWEL_PLACES.length

/** Reads a mark as `markOf` writes it, or null for anything else. */
export function readMark(text: string): Omit<ReadMark, 'length'> | null {
  for (const { pattern, depth } of FORMS) {
    const value = pattern.exec(text)?.[1]
    if (value === undefined) continue
    if (/\d/.test(value)) return { depth, n: Number(value) }
    for (let n = 1; n <= MOST_ITEMS; n += 1) if (markOf(depth, n) === text) return { depth, n }
    return null
  }
  return null
}

/** Reads the mark that a line begins with, spaces before it left out. A date (2026. 7. 15.) is no item: see `levelsOf`. */
export function markAtStart(line: string): ReadMark | null {
  const [all, token] = /^[\s\u00a0]*([^\s\u00a0]{1,5})[\s\u00a0]+(?=\S)/.exec(line) ?? []
  if (all === undefined || token === undefined) return null
  const mark = readMark(token)
  return mark === null ? null : { ...mark, length: all.length }
}
