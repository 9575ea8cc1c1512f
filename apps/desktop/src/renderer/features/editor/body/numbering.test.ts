import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { levelsOf } from './levels.ts'
import { LEVELS, markAtStart, markOf, readMark, syllable } from './numbering.ts'

describe('official numbering (규칙 2①)', () => {
  test('eight levels in their order', () => {
    expect(Array.from({ length: LEVELS }, (_, depth) => markOf(depth, 2))).toEqual([
      '2.',
      '나.',
      '2)',
      '나)',
      '(2)',
      '(나)',
      '②',
      '㉯',
    ])
    expect(markOf(11, 1)).toBe('㉮')
  })

  test.each([
    [1, '가'],
    [14, '하'],
    [15, '거'],
    [28, '허'],
    [29, '고'],
  ])('syllable %i is %s', (n, expected) => {
    expect(syllable(n)).toBe(expected)
  })

  test('after the last circled letter the syllables go on in brackets', () => {
    expect([markOf(6, 20), markOf(6, 21), markOf(6, 36), markOf(6, 51)]).toEqual(['⑳', '㉑', '㊱', '(51)'])
    expect([markOf(7, 14), markOf(7, 15)]).toEqual(['㉻', '(거)'])
  })

  test('what is written is read again', () => {
    const one = fc.tuple(fc.integer({ min: 0, max: 7 }), fc.integer({ min: 1, max: 14 }))
    fc.assert(
      fc.property(one, ([depth, n]) => {
        expect(readMark(markOf(depth, n))).toEqual({ depth, n })
      }),
    )
  })

  test.each(['각.', '2026.', 'a)', '-', '1', '(가', '㉿'])('%s is no mark', (text) => {
    expect(readMark(text)).toBeNull()
  })

  test('a mark at the start of a line takes its spaces', () => {
    expect(markAtStart('  1)\u00a0 추진 배경')).toEqual({ depth: 2, n: 1, length: 6 })
    expect(markAtStart('1.추진')).toBeNull()
    expect(markAtStart('1. ')).toBeNull()
  })
})

describe('levels of pasted lines', () => {
  const levels = (...lines: string[]): (number | null)[] => levelsOf(lines).map((line) => line?.depth ?? null)

  test('a written list becomes one with levels', () => {
    expect(levels('1. 관련: 가-1', '2. 추진', '가. 배경', '나. 목적', '1) 첫째', '다. 기타', '3. 행정')).toEqual([
      0, 0, 1, 1, 2, 1, 0,
    ])
  })

  test('levels that were left out close up', () => {
    expect(levels('1. 하나', '1) 하나', '2) 둘', '가) 셋', '2. 둘')).toEqual([0, 1, 1, 2, 0])
  })

  test('a list may begin at any level', () => {
    expect(levels('가. 하나', '나. 둘')).toEqual([0, 0])
  })

  test('dates, lone numbers and what does not follow stay text', () => {
    expect(levels('2026. 7. 15. 시행', '15. 시작', '1. 하나', '3. 셋')).toEqual([null, null, 0, null])
  })

  test('text between ends the list', () => {
    expect(levels('1. 하나', '본문', '2. 둘', '1. 새로')).toEqual([0, null, null, 0])
  })
})
