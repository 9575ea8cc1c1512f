import { describe, expect, test } from 'vitest'
import { type KeyStroke, matchesKey } from './key-match.ts'

const stroke = (change: Partial<KeyStroke>): KeyStroke => ({
  key: '',
  code: '',
  shiftKey: false,
  altKey: false,
  ctrlKey: false,
  metaKey: false,
  ...change,
})

describe('matching keys', () => {
  test.each([
    ['j', { key: 'j', code: 'KeyJ' }],
    ['j', { key: 'ㅓ', code: 'KeyJ' }],
    ['j', { key: 'Process', code: 'KeyJ' }],
    ['Shift+x', { key: 'X', code: 'KeyX', shiftKey: true }],
    ['Mod+k', { key: 'k', code: 'KeyK', ctrlKey: true }],
    ['Mod+k', { key: 'ㅏ', code: 'KeyK', metaKey: true }],
    ['?', { key: '?', code: 'Slash', shiftKey: true }],
    ['Escape', { key: 'Escape', code: 'Escape' }],
    ['Space', { key: ' ', code: 'Space' }],
    ['3', { key: '3', code: 'Digit3' }],
  ] as const)('%s is meant by %o', (keys, change) => {
    expect(matchesKey(stroke(change), keys)).toBe(true)
  })

  test.each([
    ['j', { key: 'j', code: 'KeyJ', ctrlKey: true }],
    ['j', { key: 'J', code: 'KeyJ', shiftKey: true }],
    ['j', { key: 'j', code: 'KeyJ', altKey: true }],
    ['j', { key: 'k', code: 'KeyK' }],
    ['Mod+k', { key: 'k', code: 'KeyK' }],
    ['?', { key: '/', code: 'Slash' }],
    ['Enter', { key: 'Enter', code: 'Enter', shiftKey: true }],
  ] as const)('%s is not meant by %o', (keys, change) => {
    expect(matchesKey(stroke(change), keys)).toBe(false)
  })
})
