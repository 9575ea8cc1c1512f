import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { Fault } from '../../../kernel/errors.ts'
import { cleanFileName, LONGEST_NAME } from './file-name.ts'

describe('names of files that came from outside', () => {
  it.each([
    ['위치도.hwpx', '위치도.hwpx'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\hana\\계획서.pdf', '계획서.pdf'],
    ['보고서\u202efdp.exe', '보고서fdp.exe'],
    ['a\u0000b\r\nc.txt', 'abc.txt'],
    ['숨은\u200b글자.txt', '숨은글자.txt'],
    ['  앞뒤  빈칸 . ', '앞뒤 빈칸'],
    ['.bashrc', 'bashrc'],
    ['<b>"표|1"?.xlsx', '_b__표_1__.xlsx'],
    ['한글'.normalize('NFD'), '한글'],
  ])('%j becomes %j', (given, kept) => {
    expect(cleanFileName(given)).toBe(kept)
  })

  it.each(['', '.', '..', '/', 'a/', '\u202e\u200b', '   ', 'CON', 'nul.txt', 'com1.log', '가'.repeat(LONGEST_NAME + 1)])(
    'refuses %j',
    (given) => {
      expect(() => cleanFileName(given)).toThrowError(expect.objectContaining({ code: 'ATTACHMENT_NAME_INVALID' }))
    },
  )

  it('gives back names that are safe and stay as they are, whatever comes', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (given) => {
        const name = nameOrNull(given)
        if (name === null) return
        expect(name).not.toMatch(/[/\\<>:"|?*\p{Cc}\p{Cf}]|^[.\s]|[.\s]$/u)
        expect(name.length).toBeLessThanOrEqual(LONGEST_NAME)
        expect(cleanFileName(name)).toBe(name)
      }),
      { numRuns: 2_000 },
    )
  })
})

function nameOrNull(given: string): string | null {
  try {
    return cleanFileName(given)
  } catch (error) {
    if (error instanceof Fault) return null
    throw error
  }
}
