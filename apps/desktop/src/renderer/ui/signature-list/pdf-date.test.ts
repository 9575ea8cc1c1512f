import { expect, test } from 'vitest'
import { commonName } from './common-name.ts'
import { instantOfPdfDate } from './pdf-date.ts'

test.each([
  ["D:20260715090200+09'00'", '2026-07-15T00:02:00.000Z'],
  ["D:20260715090200+09'00", '2026-07-15T00:02:00.000Z'],
  ['D:20260715000200Z', '2026-07-15T00:02:00.000Z'],
  ['D:2026', '2026-01-01T00:00:00.000Z'],
  ["D:20260714190200-05'00'", '2026-07-15T00:02:00.000Z'],
  ['D:20261599', null],
  ['yesterday', null],
  ['', null],
])('%s', (text, instant) => expect(instantOfPdfDate(text)).toBe(instant))

test('a certificate is called by its common name, else by its whole subject', () => {
  expect(commonName('C=KR, O=한빛시, CN=김하나')).toBe('김하나')
  expect(commonName('CN=김하나,O=한빛시')).toBe('김하나')
  expect(commonName('O=한빛시')).toBe('O=한빛시')
  expect(commonName(null)).toBe(null)
})
