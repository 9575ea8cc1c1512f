import { describe, expect, test } from 'vitest'
import type { Allowance, PathStep } from '../../api/shapes.ts'
import { mayDissent, offeredActs } from './acts.ts'

const person = (personId: string) => ({
  personId,
  name: personId,
  post: '주무관',
  rank: '행정7급',
  unitId: 'u',
  unitName: '디지털정책과',
})
const step = (stepId: string, kind: PathStep['kind'], state: PathStep['state']): PathStep => ({
  stepId,
  kind,
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
  blocking: true,
  dueOn: null,
  lapses: false,
  overdueAt: null,
  skippedFor: null,
  unit: null,
})
const refusal: Allowance['refusal'] = {
  code: 'NOT_YOUR_STEP',
  article: '영 9',
  sentence: { ko: '다른 사람의 결재 단계입니다.', en: 'Not yours.' },
  faults: [],
}
const allow = (...acts: readonly Allowance['act'][]): readonly Allowance[] =>
  (['submit', 'sign', 'return', 'recall', 'hold', 'resume', 'resubmit', 'redraft'] as const).map((act) =>
    acts.includes(act)
      ? { act, allowed: true, stepId: 'reviewer', refusal: null }
      : { act, allowed: false, stepId: null, refusal },
  )
const inLine = (allowances: readonly Allowance[], status: 'IN_PROGRESS' | 'APPROVED' = 'IN_PROGRESS') => ({
  status,
  author: person('drafter'),
  allowances,
  present: {
    round: 1,
    revisionId: 'r',
    revisionNumber: 1,
    delegation: null,
    ending: null,
    steps: [step('drafter', 'DRAFT', 'DONE'), step('reviewer', 'REVIEW', 'OPEN'), step('approver', 'APPROVE', 'WAITING')],
  },
})
const names = (acts: ReturnType<typeof offeredActs>) => acts.map(({ act, allowed }) => (allowed ? act : `(${act})`))

describe('what is offered', () => {
  test('to the one whose turn it is', () => {
    expect(names(offeredActs(inLine(allow('sign', 'return', 'hold')), 'reviewer'))).toEqual(['sign', 'return', 'hold'])
  })
  test('to one whose turn is to come: the same, with the reason', () => {
    const acts = offeredActs(inLine(allow()), 'approver')
    expect(names(acts)).toEqual(['(sign)', '(return)', '(hold)'])
    expect(acts.every((act) => act.refusal !== null)).toBe(true)
  })
  test('to the drafter: recall, allowed or with its reason, and nothing of others', () => {
    expect(names(offeredActs(inLine(allow('recall')), 'drafter'))).toEqual(['recall'])
    expect(names(offeredActs(inLine(allow()), 'drafter'))).toEqual(['(recall)'])
  })
  test('to the holder: to go on instead of holding again', () => {
    expect(names(offeredActs(inLine(allow('resume')), 'reviewer'))).toEqual(['(sign)', '(return)', 'resume'])
  })
  test('to a reader: nothing', () => {
    expect(offeredActs(inLine(allow()), 'somebody')).toEqual([])
  })
  test('after the end: nothing', () => {
    expect(offeredActs(inLine(allow('sign'), 'APPROVED'), 'reviewer')).toEqual([])
  })
})

test('an approver does not dissent, others may', () => {
  expect(mayDissent({ kind: 'APPROVE' })).toBe(false)
  expect(mayDissent({ kind: 'CONCUR_PARALLEL' })).toBe(true)
})
