import { disassemble, getChoseong } from 'es-hangul'

/** Initial consonants and nothing else (ㄱㅎㄴ). */
export const CONSONANTS_ONLY = /^[ㄱ-ㅎ]+$/
const plain = (text: string): string => text.normalize('NFC').toLocaleLowerCase('ko-KR').replace(/\s+/g, '')

/**
 * How well a text answers what somebody typed; null when not at all. Spaces and case do not count.
 * 4 the same, 3 begins so, 2 contains it, 1 its initial consonants do (`ㄱㅎㄴ` finds 김하나) or it is a syllable begun
 * (`김핫` on the way to 김하솔, as an input method shows it).
 */
export function koreanRank(text: string, typed: string): 1 | 2 | 3 | 4 | null {
  const haystack = plain(text)
  const needle = plain(typed)
  if (needle === '') return 2
  if (haystack === needle) return 4
  if (haystack.startsWith(needle)) return 3
  if (haystack.includes(needle)) return 2
  if (CONSONANTS_ONLY.test(needle)) return plain(getChoseong(haystack)).includes(needle) ? 1 : null
  return disassemble(haystack).includes(disassemble(needle)) ? 1 : null
}

/** Whether a text answers what somebody typed, by letters or by initial consonants. */
export function matchesKorean(text: string, typed: string): boolean {
  return koreanRank(text, typed) !== null
}
