import { describe, expect, test } from 'vitest'
import type { PathStep } from '../../api/shapes.ts'
import { stationsOf } from './path-groups.ts'
import { everyStep, turnsOf } from './turns.ts'

const person = (name: string) => ({ personId: name, name, post: '주무관', rank: '행정7급', unitId: 'u', unitName: '예산과' })
const step = (stepId: string, state: PathStep['state'], change: Partial<PathStep> = {}): PathStep => ({
  stepId,
  kind: 'REVIEW',
  mark: null,
  person: person(stepId),
  onBehalfOf: null,
  state,
  outcome: null,
  openedAt: null,
  at: null,
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

test('steps of one group are one station; the first that nobody came to is next', () => {
  const steps = [
    step('a', 'DONE'),
    step('b', 'OPEN', { group: 'g' }),
    step('c', 'DONE', { group: 'g' }),
    step('d', 'WAITING', { group: 'h' }),
    step('e', 'WAITING', { group: 'h' }),
    step('f', 'WAITING'),
  ]
  const seen = (ended: boolean) =>
    stationsOf(steps, ended).map((one) => `${one.steps.map(({ stepId }) => stepId).join('')}${one.next ? ' next' : ''}`)
  expect(seen(false)).toEqual(['a', 'bc', 'de next', 'f'])
  expect(seen(true)).toEqual(['a', 'bc', 'de', 'f'])
})

describe('whose turn it is in a unit', () => {
  const receiver = person('receiver')
  const inner = [step('x', 'DONE'), step('y', 'OPEN')]
  const unit = (stage: 'RECEIVING' | 'REVIEWING' | 'DECIDING') =>
    step('head', 'OPEN', {
      kind: 'CONCUR_UNIT',
      receiver,
      unit: { stage, assigned: null, steps: stage === 'RECEIVING' ? [] : inner },
    })
  const turns = (stage: Parameters<typeof unit>[0]) => turnsOf([unit(stage)]).map(({ person: who, as }) => `${who.name} ${as}`)
  test('first its receiver, then its reviewers one by one, then its head', () => {
    expect(turns('RECEIVING')).toEqual(['receiver ASSIGN'])
    expect(turns('REVIEWING')).toEqual(['y SIGN'])
    expect(turns('DECIDING')).toEqual(['head SIGN'])
  })
  test('its reviewers are steps too', () =>
    expect(everyStep([unit('REVIEWING')]).map(({ stepId }) => stepId)).toEqual(['head', 'x', 'y']))
})
