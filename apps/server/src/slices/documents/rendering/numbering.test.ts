import { describe, expect, it } from 'vitest'
import { bulletOf, markOf, syllable } from './numbering.ts'

describe('marks of items (규칙 2①)', () => {
  it('change with the depth', () => {
    expect([0, 1, 2, 3, 4, 5, 6, 7, 8].map((depth) => markOf(depth, 2))).toEqual([
      '2.',
      '나.',
      '2)',
      '나)',
      '(2)',
      '(나)',
      '②',
      '㉯',
      '㉯',
    ])
  })

  it('go on after 하 with 거, and then 고', () => {
    expect([1, 13, 14, 15, 16, 28, 29, 42, 43, 57, 71].map(syllable).join('')).toBe('가파하거너허고호구그기')
    expect(markOf(1, 15)).toBe('거.')
    expect(markOf(7, 14)).toBe('㉻')
    expect(markOf(7, 15)).toBe('(거)')
  })

  it('have a circle up to 50', () => {
    expect([20, 21, 35, 36, 50, 51].map((n) => markOf(6, n))).toEqual(['⑳', '㉑', '㉟', '㊱', '㊿', '(51)'])
  })

  it('are the same for all deep bullets', () => {
    expect([0, 1, 2, 3].map(bulletOf)).toEqual(['○', '-', 'ㆍ', 'ㆍ'])
  })
})
