import { expect, test } from 'vitest'
import { fromBase64, toBase64 } from './base64.ts'
import { sha256Of, shortFingerprint } from './fingerprint.ts'

test('the fingerprint is SHA-256 (FIPS 180-4, "abc")', async () => {
  const digest = await sha256Of(new TextEncoder().encode('abc'))
  expect(digest).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
  expect(shortFingerprint(digest)).toBe('ba78 16bf 8f01 cfea')
})

test('a part of a larger buffer is its own bytes', async () => {
  const part = new TextEncoder().encode('xabcx').subarray(1, 4)
  expect(await sha256Of(part)).toBe('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
})

test('every byte goes through base64 and back', () => {
  const bytes = Uint8Array.from({ length: 256 }, (_, value) => value)
  expect(fromBase64(toBase64(bytes))).toEqual(bytes)
})
