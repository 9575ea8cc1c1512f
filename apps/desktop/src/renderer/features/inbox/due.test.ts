import { expect, test } from 'vitest'
import { dueOf, lateFirst } from './due.ts'

const TODAY = '2026-07-15'

test.each([
  [null, { at: 'none' }],
  ['2026-07-12', { at: 'late', days: 3 }],
  ['2026-07-15', { at: 'today' }],
  ['2026-07-20', { at: 'coming', days: 5 }],
] as const)('%s', (dueOn, due) => expect(dueOf(dueOn, TODAY)).toEqual(due))

test('late first, then today, then urgent, then as it came', () => {
  const row = (id: string, dueOn: string | null, urgent: boolean, since: string) => ({ id, dueOn, urgent, since })
  const rows = [
    row('plain, later', null, false, '2026-07-15T01:00:00Z'),
    row('plain', null, false, '2026-07-14T01:00:00Z'),
    row('coming', '2026-07-16', false, '2026-07-15T02:00:00Z'),
    row('urgent', null, true, '2026-07-15T03:00:00Z'),
    row('today', TODAY, false, '2026-07-15T04:00:00Z'),
    row('late', '2026-07-14', false, '2026-07-15T05:00:00Z'),
    row('latest', '2026-07-01', false, '2026-07-15T06:00:00Z'),
  ]
  expect(lateFirst(rows, TODAY).map(({ id }) => id)).toEqual([
    'latest',
    'late',
    'today',
    'urgent',
    'plain',
    'plain, later',
    'coming',
  ])
})
