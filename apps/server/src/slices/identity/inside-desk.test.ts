import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { insideDesk } from './service/openid/inside-desk.ts'

const OFFICE = 'https://office.example'

describe('where a sign-in leads', () => {
  it('is the screen that was asked for', () => {
    for (const asked of ['/', '/documents/1?tab=path#end', '/archives', '/sign-in-help']) expect(insideDesk(asked)).toBe(asked)
    expect(insideDesk(undefined)).toBe('/')
  })

  it('never leaves the office, whatever was asked for, and is settled', () => {
    const piece = fc.constantFrom(
      '/',
      '\\',
      '.',
      '..',
      '\t',
      '\n',
      '\r',
      ' ',
      '%2f',
      '%5c',
      '%09',
      '@',
      ':',
      'evil.example',
      'https:',
      '?',
      '#',
      'a',
    )
    const asked = fc.oneof(
      fc.string(),
      fc.array(piece, { maxLength: 12 }).map((pieces) => `/${pieces.join('')}`),
    )
    fc.assert(
      fc.property(asked, (text) => {
        const next = insideDesk(text)
        expect(next.startsWith('/')).toBe(true)
        expect(new URL(next, OFFICE).origin).toBe(OFFICE)
        expect(insideDesk(next)).toBe(next)
      }),
      { numRuns: 2_000 },
    )
  })
})
