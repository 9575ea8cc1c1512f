import { expect, it } from 'vitest'
import { inWords } from './pace.ts'

it.each([
  [0, 'minutes', 0],
  [59, 'minutes', 59],
  [60, 'hours', 1],
  [200, 'hours', 3.3],
  [599, 'hours', 10],
  [1_439, 'hours', 24],
  [2_879, 'hours', 48],
  [2_880, 'days', 2],
  [10_000, 'days', 6.9],
] as const)('%i minutes are said as %s: %d', (minutes, unit, count) => {
  expect(inWords(minutes)).toEqual({ unit, count })
})
