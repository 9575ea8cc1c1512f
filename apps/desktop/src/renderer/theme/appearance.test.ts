import { describe, expect, test } from 'vitest'
import { parseAppearance } from './appearance.ts'

const start = { theme: 'system', contrast: 'system', density: 'normal' }

describe('stored appearance', () => {
  test.each([null, '', '{', '[]', '"dark"', '{"theme":"pink","density":7}'])('%s becomes the start values', (text) => {
    expect(parseAppearance(text)).toEqual(start)
  })

  test('known values are kept, unknown fields dropped', () => {
    expect(parseAppearance('{"theme":"dark","contrast":"more","density":"compact","x":1}')).toEqual({
      theme: 'dark',
      contrast: 'more',
      density: 'compact',
    })
  })
})
