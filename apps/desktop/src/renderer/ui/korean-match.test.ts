import { getChoseong } from 'es-hangul'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { koreanRank, matchesKorean } from './korean-match.ts'

describe('matching Korean text', () => {
  test.each([
    ['김하나', '김하나', 4],
    ['김하나', '김하', 3],
    ['디지털정책과', '정책', 2],
    ['김하나', 'ㄱㅎㄴ', 1],
    ['김하나', 'ㅎㄴ', 1],
    ['디지털 정책과', '디지털정책', 3],
    ['Digital', 'dig', 3],
    ['김하솔', '김핫', 1],
  ] as const)('%s answers %s with rank %i', (text, typed, rank) => {
    expect(koreanRank(text, typed)).toBe(rank)
  })

  test.each([
    ['김하나', 'ㄴㅎ'],
    ['김하나', '나하'],
    ['이두리', '김'],
  ])('%s does not answer %s', (text, typed) => {
    expect(matchesKorean(text, typed)).toBe(false)
  })

  test('every text answers any piece of itself and its own initial consonants', () => {
    const syllable = fc.integer({ min: 0xac00, max: 0xd7a3 }).map((code) => String.fromCharCode(code))
    fc.assert(
      fc.property(fc.array(syllable, { minLength: 1, maxLength: 8 }), fc.nat(), fc.nat(), (syllables, a, b) => {
        const text = syllables.join('')
        const from = a % syllables.length
        const to = from + 1 + (b % (syllables.length - from))
        const piece = text.slice(from, to)
        expect(koreanRank(text, piece)).toBeGreaterThanOrEqual(2)
        expect(matchesKorean(text, getChoseong(piece))).toBe(true)
      }),
    )
  })

  test('decomposed input finds composed text', () => {
    expect(koreanRank('김하나', '김하나'.normalize('NFD'))).toBe(4)
  })
})
