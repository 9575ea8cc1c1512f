import { expect, test } from 'vitest'
import { stretchesOf } from './stretches.ts'
import type { Block } from './types.ts'

const block = (change: Block['change']): Block => ({
  kind: 'TEXT',
  change,
  pair: null,
  changed: [],
  before: null,
  after: null,
  segments: [],
})
const told = (...changes: Block['change'][]) =>
  stretchesOf(changes.map(block)).map((one) => (one.is === 'SAME' ? one.blocks.length : one.block.change))

test('what is the same is folded, but for what stands beside a change', () => {
  expect(told('SAME', 'SAME', 'SAME', 'ADDED', 'SAME', 'SAME')).toEqual([2, 'SAME', 'ADDED', 'SAME', 1])
  expect(told('CHANGED')).toEqual(['CHANGED'])
  expect(told('SAME', 'SAME')).toEqual([2])
  expect(told()).toEqual([])
})
