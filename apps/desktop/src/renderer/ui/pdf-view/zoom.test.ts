import { expect, test } from 'vitest'
import { fitWidth, stepZoom } from './zoom.ts'

test('a page of A4 fills the pane, within what can be read', () => {
  expect(fitWidth(595, 32 + (595 * 96) / 72)).toBeCloseTo(1)
  expect(fitWidth(595, 4_000)).toBe(1.3)
  expect(fitWidth(595, 10)).toBe(0.25)
})

test.each([
  [1, 1, 1.1],
  [0.93, 1, 1],
  [0.93, -1, 0.9],
  [4, 1, 4],
  [0.5, -1, 0.5],
  [0.3, -1, 0.3],
  [0.3, 1, 0.5],
] as const)('from %f by %i to %f', (zoom, direction, next) => {
  expect(stepZoom(zoom, direction)).toBe(next)
})
