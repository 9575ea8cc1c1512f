import { expect, test } from 'vitest'
import { fileText } from './file-text.ts'

test('reads UTF-8 with its mark, and what a Korean spreadsheet writes', () => {
  expect(fileText(new TextEncoder().encode('\ufeff사무,과장'))).toBe('사무,과장')
  // 과장 in EUC-KR.
  expect(fileText(new Uint8Array([0xb0, 0xfa, 0xc0, 0xe5]))).toBe('과장')
  expect(fileText(new Uint8Array([0xff, 0xff, 0x00]))).toBeNull()
})
