import { expect, test } from 'vitest'
import { isRefused, type NavigationEntry } from './navigation.ts'

const label = (): string => ''
const entries: readonly NavigationEntry[] = [
  { id: 'home', to: '/', icon: 'home', label },
  { id: 'release', to: '/release', icon: 'globe', label, roles: ['disclosure-officer'] },
  { id: 'threshold', to: '/release/threshold', icon: 'settings', label, roles: ['administrator'] },
]

test('an address is refused to who has no role of the nearest entry above it', () => {
  expect(isRefused(entries, [], '/release')).toBe(true)
  expect(isRefused(entries, ['disclosure-officer'], '/release')).toBe(false)
  expect(isRefused(entries, ['disclosure-officer'], '/release/threshold')).toBe(true)
  expect(isRefused(entries, ['administrator'], '/release/threshold')).toBe(false)
})

test('an address under no entry with roles is open', () => {
  expect(isRefused(entries, [], '/')).toBe(false)
  expect(isRefused(entries, [], '/documents/1')).toBe(false)
  expect(isRefused(entries, [], '/released')).toBe(false)
})
