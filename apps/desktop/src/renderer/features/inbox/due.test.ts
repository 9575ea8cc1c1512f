import { expect, test } from 'vitest'
import { dueOf } from './due.ts'

const TODAY = '2026-07-15'

test.each([
  [null, { at: 'none' }],
  ['2026-07-12', { at: 'late', days: 3 }],
  ['2026-07-15', { at: 'today' }],
  ['2026-07-20', { at: 'coming', days: 5 }],
] as const)('%s', (dueOn, due) => expect(dueOf(dueOn, TODAY)).toEqual(due))
