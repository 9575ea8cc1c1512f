import { describe, expect, test } from 'vitest'
import type { LinePerson, LineStep } from '../../ui/line-row/line-step.ts'
import { changedPlan, chosenAhead, handOver } from './change-line.ts'

const person = (personId: string, unitId = 'digital'): LinePerson => ({
  personId,
  name: personId,
  post: '주무관',
  rank: '행정7급',
  unitId,
  unitName: unitId,
})
const step = (id: string, kind: LineStep['kind'], change: Partial<LineStep> = {}): LineStep => ({
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
  ...change,
})
const fixed = [step('a', 'DRAFT'), step('b', 'REVIEW')]
const ahead = [step('c', 'REVIEW'), step('d', 'APPROVE')]
const people = new Map([person('x'), person('y', 'budget'), person('b')].map((one) => [one.personId, one]))
let made = 0
const choose = (...ids: string[]) =>
  chosenAhead(
    ahead,
    new Set(ids),
    fixed,
    (id) => people.get(id) ?? null,
    () => `new-${++made}`,
  ).map(({ personId, kind }) => [personId, kind])

describe('the line under way', () => {
  test('takes people in before the approval: of the own unit to review, of another to concur; those who stand fast not again', () => {
    expect(choose('b', 'c', 'd', 'x', 'y')).toEqual([
      ['c', 'REVIEW'],
      ['x', 'REVIEW'],
      ['y', 'CONCUR_SERIAL'],
      ['d', 'APPROVE'],
    ])
  })
  test('lets people ahead go', () => expect(choose('a', 'b', 'd')).toEqual([['d', 'APPROVE']]))

  test('hands an open step to a deputy, with the mark of a 대결 where it decides', () => {
    const away = {
      absenceId: 'ab',
      until: '2026-07-20',
      reason: '출장',
      actingId: 'x',
      actingName: 'x',
      passedFrom: null,
      nobodyActs: false,
    }
    expect(handOver(step('b', 'REVIEW', { away }), person('x'))).toMatchObject({ personId: 'x', mark: null, absenceId: 'ab' })
    expect(handOver(step('d', 'APPROVE', { away }), person('x'))).toMatchObject({ mark: 'ACTING' })
    expect(handOver(step('d', 'APPROVE', { away, mark: 'DELEGATED' }), person('x'))).toMatchObject({ mark: 'DELEGATED_ACTING' })
    expect(handOver(step('b', 'REVIEW'), person('x'))).toMatchObject({ personId: 'b' })
  })

  test('says again what stands fast as it is', () => {
    const unit = step('u', 'CONCUR_UNIT', { receiverId: 'r', dueOn: '2026-07-20', lapses: true, group: 'g' })
    expect(changedPlan([unit])).toEqual([
      expect.objectContaining({ id: 'u', receiverId: 'r', dueOn: '2026-07-20', lapses: true, group: 'g' }),
    ])
    expect(Object.keys(changedPlan([unit])[0] ?? {})).not.toContain('person')
  })
})
