import { describe, expect, test } from 'vitest'
import type { Allowance, PathStep } from '../../api/shapes.ts'
import { decidesForAbsent, mayDissent, offeredActs, refusedActs, returnTargets, signsAgain, skippable, stepOf } from './acts.ts'

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
  group: null,
  blocking: true,
  dueOn: null,
  lapses: false,
  originator: false,
  presenter: false,
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
const ALL = [
  'submit',
  'sign',
  'return',
  'recall',
  'hold',
  'resume',
  'resubmit',
  'redraft',
  'assign',
  'skip',
  'change',
  'revise',
  'setUrgent',
  'circulate',
  'read',
  'acknowledge',
] as const
const allow = (...acts: readonly Allowance['act'][]): readonly Allowance[] =>
  ALL.map((act) =>
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
  test('after the end: what may still be done, and nothing with a reason', () => {
    expect(offeredActs(inLine(allow(), 'APPROVED'), 'reviewer')).toEqual([])
    expect(names(offeredActs(inLine(allow('circulate', 'read'), 'APPROVED'), 'drafter'))).toEqual(['read', 'circulate'])
  })
  test('to a unit that received it: to name reviewers first, and no hold beside it', () => {
    expect(names(offeredActs(inLine(allow('assign', 'return')), 'reviewer'))).toEqual(['(sign)', 'assign', 'return'])
  })
  test('behind the menu only what may be done', () => {
    const acts = offeredActs(inLine(allow('sign', 'revise', 'change')), 'reviewer')
    expect(acts.filter(({ place }) => place === 'menu').map(({ act }) => act)).toEqual(['revise', 'change'])
  })
  test('every act of the screen that is not possible can be asked for its reason', () => {
    const refused = refusedActs(inLine(allow('sign')))
    expect(refused.map(({ act }) => act).toSorted()).toEqual(
      ALL.filter((act) => !['sign', 'submit', 'resubmit'].includes(act)).toSorted(),
    )
    expect(refused.every(({ refusal: why }) => why !== null)).toBe(true)
  })
})

describe('a document that goes back', () => {
  const done = (stepId: string, kind: PathStep['kind'], at: string, change: Partial<PathStep> = {}): PathStep => ({
    ...step(stepId, kind, 'DONE'),
    at: `2026-07-15T0${at}:00:00Z`,
    ...change,
  })
  const steps = [
    done('drafter', 'DRAFT', '1'),
    done('reviewer', 'REVIEW', '2'),
    done('budget', 'CONCUR_PARALLEL', '5', { group: 'g' }),
    done('audit', 'CONCUR_PARALLEL', '4', { group: 'g' }),
    step('lead', 'REVIEW', 'SKIPPED'),
    step('head', 'APPROVE', 'OPEN'),
  ]
  test('goes to who has signed before, the drafter and those beside it aside', () => {
    expect(returnTargets(steps, 'head').map(({ stepId }) => stepId)).toEqual(['reviewer', 'budget', 'audit'])
    expect(returnTargets(steps, 'audit').map(({ stepId }) => stepId)).toEqual(['reviewer'])
  })
  test('is signed again by everybody who signed since, in the order of time', () => {
    const again = (to: string | null) => signsAgain(steps, to).map(({ stepId }) => stepId)
    expect(again('budget')).toEqual(['budget'])
    expect(again('audit')).toEqual(['budget', 'audit'])
    expect(again(null)).toEqual(['drafter', 'reviewer', 'budget', 'audit'])
  })
  test('only a review that is still to come is passed over', () => {
    expect(skippable({ steps: [...steps, step('next', 'REVIEW', 'WAITING')] }).map(({ stepId }) => stepId)).toEqual(['next'])
  })
  test('steps inside of units are found as well', () => {
    const inner = step('inner', 'REVIEW', 'OPEN')
    const unit = { ...step('unit', 'CONCUR_UNIT', 'OPEN'), unit: { stage: 'REVIEWING' as const, assigned: null, steps: [inner] } }
    expect(stepOf({ present: { ...inLine([]).present, steps: [unit] } }, 'inner')).toBe(inner)
  })
})

test('an approver does not dissent, others may; who decides for an absent one may report it', () => {
  expect(mayDissent({ kind: 'APPROVE' })).toBe(false)
  expect(mayDissent({ kind: 'CONCUR_PARALLEL' })).toBe(true)
  expect((['ACTING', 'DELEGATED_ACTING', 'DELEGATED', null] as const).map((mark) => decidesForAbsent({ mark }))).toEqual([
    true,
    true,
    false,
    false,
  ])
})
