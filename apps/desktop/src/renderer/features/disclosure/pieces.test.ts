import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { piecesOf } from './pieces.ts'

describe('a text cut at its found places', () => {
  test('words before, the place, words after', () => {
    expect(piecesOf('신청인 900101-1234567 귀하', [{ start: 4, end: 18 }], 100)).toEqual([
      { type: 'text', at: 0, text: '신청인 ' },
      { type: 'place', at: 4, text: '900101-1234567', place: { start: 4, end: 18 } },
      { type: 'text', at: 18, text: ' 귀하' },
    ])
  })

  test('a long stretch without a place shows its ends alone', () => {
    const pieces = piecesOf('가'.repeat(10_000), [], 4_000)
    expect(pieces.map((piece) => piece.type)).toEqual(['text', 'gap', 'text'])
    expect(pieces[1]).toEqual({ type: 'gap', at: 1_500, length: 7_000 })
  })

  test('no surrogate pair is cut', () => {
    const pieces = piecesOf(`가${'😀'.repeat(5_000)}`, [], 100)
    for (const piece of pieces) if (piece.type === 'text') expect(piece.text).not.toMatch(/[\ud800-\udfff]/u)
  })

  test('nothing is lost and nothing doubled, whatever the places', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 9_000, minLength: 0 }),
        fc.array(fc.nat(9_000), { maxLength: 8 }),
        fc.integer({ min: 0, max: 5_000 }),
        (text, cuts, longest) => {
          const offsets = [...new Set(cuts.filter((cut) => cut <= text.length))].sort((a, b) => a - b)
          const places = offsets.flatMap((start, index) => {
            const end = offsets[index + 1]
            return index % 2 === 0 && end !== undefined ? [{ start, end }] : []
          })
          let at = 0
          for (const piece of piecesOf(text, places, longest)) {
            expect(piece.at).toBe(at)
            at += piece.type === 'gap' ? piece.length : piece.text.length
            if (piece.type !== 'gap') expect(text.slice(piece.at, at)).toBe(piece.text)
          }
          expect(at).toBe(text.length)
        },
      ),
    )
  })
})
