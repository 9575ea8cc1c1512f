const FIRST_SYLLABLE = 0xac00
const VOWELS_IN_BLOCK = 21
const FINALS_IN_BLOCK = 28
/** 가나다라마바사아자차카타파하 by the places of their consonants in the block of syllables. */
const CONSONANTS = [0, 2, 3, 5, 6, 7, 9, 11, 12, 14, 15, 16, 17, 18] as const
/** After 하 the series goes on with the next vowel: 거 너 … 허, 고 노 …, 구, 그, 기. */
const VOWELS = [0, 4, 8, 13, 18, 20] as const
const FIRST_CIRCLED_SYLLABLE = 0x326e
const CIRCLED_NUMBERS = [
  { from: 1, to: 20, first: 0x2460 },
  { from: 21, to: 35, first: 0x3251 },
  { from: 36, to: 50, first: 0x32b1 },
] as const
const BULLETS = ['○', '-', 'ㆍ'] as const

/** The nth syllable of the official order, n from 1 (규칙 2①). */
export function syllable(n: number): string {
  const consonant = CONSONANTS[(n - 1) % CONSONANTS.length] ?? 0
  const vowel = VOWELS[Math.floor((n - 1) / CONSONANTS.length) % VOWELS.length] ?? 0
  return String.fromCodePoint(FIRST_SYLLABLE + (consonant * VOWELS_IN_BLOCK + vowel) * FINALS_IN_BLOCK)
}

function circledNumber(n: number): string {
  const run = CIRCLED_NUMBERS.find(({ from, to }) => n >= from && n <= to)
  return run === undefined ? `(${n})` : String.fromCodePoint(run.first + n - run.from)
}

function circledSyllable(n: number): string {
  return n <= CONSONANTS.length ? String.fromCodePoint(FIRST_CIRCLED_SYLLABLE + n - 1) : `(${syllable(n)})`
}

const WRITERS: readonly ((n: number) => string)[] = [
  (n) => `${n}.`,
  (n) => `${syllable(n)}.`,
  (n) => `${n})`,
  (n) => `${syllable(n)})`,
  (n) => `(${n})`,
  (n) => `(${syllable(n)})`,
  circledNumber,
  circledSyllable,
]

/** The mark of an item: 1. 가. 1) 가) (1) (가) ① ㉮ by depth from 0; deeper ones keep the last (규칙 2①). */
export function markOf(depth: number, n: number): string {
  return (WRITERS[Math.min(depth, WRITERS.length - 1)] ?? circledSyllable)(n)
}

/** The mark of a bullet by its depth from 0. */
export function bulletOf(depth: number): string {
  return BULLETS[Math.min(depth, BULLETS.length - 1)] ?? '-'
}
