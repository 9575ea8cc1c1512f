import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { delimiter, join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSettings } from './settings.ts'

let userData: string
beforeAll(() => {
  userData = mkdtempSync(join(tmpdir(), 'onmaru-settings-'))
})
afterAll(() => rmSync(userData, { recursive: true, force: true }))

test('places of keys: none unless said, from the file, and from the environment before the file', () => {
  expect(readSettings({}, userData)).toMatchObject({ keyRoots: [], tokenLibrary: null })
  writeFileSync(join(userData, 'settings.json'), JSON.stringify({ keyRoots: ['/media/stick'], tokenLibrary: '/usr/lib/card.so' }))
  expect(readSettings({}, userData)).toMatchObject({ keyRoots: ['/media/stick'], tokenLibrary: '/usr/lib/card.so' })
  const env = { ONMARU_KEY_ROOTS: ['/a', '/b'].join(delimiter), ONMARU_TOKEN_LIBRARY: '/other.so' }
  expect(readSettings(env, userData)).toMatchObject({ keyRoots: ['/a', '/b'], tokenLibrary: '/other.so' })
  writeFileSync(join(userData, 'settings.json'), JSON.stringify({ keyRoots: 'E:' }))
  expect(() => readSettings({}, userData)).toThrow(/settings\.json/)
})
