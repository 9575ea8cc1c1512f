import { expect, test } from 'vitest'
import type { LinePerson, LineStep } from '../../../ui/line-row/line-step.ts'
import { appliedTo, savedOf } from './saved-steps.ts'

const person = (personId: string): LinePerson => ({ personId, name: personId, post: '', rank: '', unitId: 'u', unitName: '' })
const step = (id: string, kind: LineStep['kind'], more: Partial<LineStep> = {}): LineStep => ({
  id,
  kind,
  personId: id,
  person: person(id),
  receiver: null,
  mark: null,
  absenceId: null,
  skipReason: null,
  group: null,
  away: null,
  ...more,
})
const LINE = [
  step('d', 'DRAFT'),
  step('a', 'REVIEW_SKIPPED', { skipReason: '휴가' }),
  step('h', 'APPROVE', { mark: 'DELEGATED' }),
]

test('what is kept knows neither the document nor the day', () => {
  expect(savedOf(LINE).map(({ kind, personId }) => [kind, personId])).toEqual([
    ['REVIEW', 'a'],
    ['APPROVE', 'h'],
  ])
})
test('a saved line is put behind the draft; who has left, and who drafts this one, stays out', () => {
  const saved = { steps: [...savedOf(LINE), { kind: 'REVIEW' as const, personId: 'gone', group: null }] }
  const find = (id: string) => (id === 'gone' ? null : person(id))
  expect(appliedTo([step('d', 'DRAFT')], saved, find).map(({ kind, personId }) => [kind, personId])).toEqual([
    ['DRAFT', 'd'],
    ['REVIEW', 'a'],
    ['APPROVE', 'h'],
  ])
  expect(appliedTo([step('a', 'DRAFT')], saved, find).map(({ personId }) => personId)).toEqual(['a', 'h'])
})
