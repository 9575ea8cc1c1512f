import { expect, test } from 'vitest'
import type { PathRound, PathStep } from '../../api/shapes.ts'
import { opinionsOf } from './opinions.ts'

const step = (stepId: string, change: Partial<PathStep>): PathStep => ({
  stepId,
  kind: 'REVIEW',
  mark: null,
  person: { personId: stepId, name: stepId, post: '', rank: '', unitId: '', unitName: '' },
  onBehalfOf: null,
  state: 'DONE',
  outcome: 'AGREED',
  openedAt: null,
  at: '2026-07-15T00:00:00Z',
  opinion: null,
  reason: null,
  hold: null,
  field: null,
  receiver: null,
  group: null,
  blocking: true,
  dueOn: null,
  lapses: false,
  originator: false,
  presenter: false,
  overdueAt: null,
  skippedFor: null,
  unit: null,
  ...change,
})
const round = (number: number, steps: readonly PathStep[], ending: PathRound['ending'] = null): PathRound => ({
  round: number,
  revisionId: `r${number}`,
  revisionNumber: number,
  delegation: null,
  steps,
  ending,
})
const returned = { type: 'RETURNED', at: '2026-07-14T00:00:00Z', reason: '보완', by: 'b' } as const

const document = {
  present: round(2, [
    step('a', { opinion: '확인함' }),
    step('b', { outcome: 'DISSENTED', opinion: '예산 부족' }),
    step('c', { state: 'HELD', outcome: null, at: null, hold: { reason: '협의 중', until: '2026-07-20' } }),
    step('d', { state: 'SKIPPED', outcome: null, reason: '출장' }),
    step('e', {}),
  ]),
  past: [round(1, [step('b', { state: 'RETURNED', outcome: null, reason: '보완' })], returned)],
}

test('every word is there once, the present round first, and says what it is', () => {
  expect(opinionsOf(document).map(({ round: of, as, text }) => `${of} ${as} ${text}`)).toEqual([
    '2 opinion 확인함',
    '2 dissent 예산 부족',
    '2 hold 협의 중',
    '2 skip 출장',
    '1 return 보완',
  ])
})
