import { describe, expect, it } from 'vitest'
import type { Act } from './acts.ts'
import { decide } from './decide.ts'
import type { ApprovalLine } from './line.ts'
import type { LineFacts } from './line-facts.ts'
import { initialState, type LineState } from './state.ts'
import { AT, AWAY, AWAY_FACTS, act, line, type Move, NO_FACTS, run, step } from './testing/sample.ts'
import { currentSteps, lineView } from './view.ts'

const PLAIN = line(
  step('drafter', 'DRAFT'),
  step('reviewer', 'REVIEW'),
  step('concur', 'CONCUR_SERIAL'),
  step('approver', 'APPROVE'),
)
const PARALLEL = line(
  step('drafter', 'DRAFT'),
  step('x', 'CONCUR_PARALLEL', { group: 'g' }),
  step('y', 'CONCUR_PARALLEL', { group: 'g' }),
  step('z', 'REVIEW'),
  step('approver', 'APPROVE'),
)
const ACTING = line(step('drafter', 'DRAFT'), step('approver', 'APPROVE', { mark: 'ACTING', onBehalfOf: AWAY }))
const SKIPPED = line(
  step('drafter', 'DRAFT'),
  step('away', 'REVIEW_SKIPPED', { skipReason: '출장' }),
  step('approver', 'APPROVE'),
)

const plain = (...moves: Move[]) => run(PLAIN, NO_FACTS, ...moves)
const ids = (state: LineState) => currentSteps(state).map((current) => current.id)
const records = (state: LineState) => (lineView(state).present?.steps ?? []).map(({ record }) => record.outcome ?? record.state)

function codeOf(state: LineState, asked: Act): string {
  const decision = decide(state, asked)
  return decision.ok ? 'ok' : decision.refusal.code
}

function codeWith(moves: Move[], move: Move, given: ApprovalLine = PLAIN, facts: LineFacts = NO_FACTS): string {
  const { state } = run(given, facts, ...moves)
  const [type, personId, more] = move
  return codeOf(state, { ...act(state, type, personId, personId, given, facts), ...more } as Act)
}

const open: Move[] = [['submit', 'drafter']]
const returned: Move[] = [...open, ['return', 'reviewer']]

describe('what an act needs', () => {
  it.each<[string, Move[], Move, string]>([
    ['a sound line', [], ['submit', 'drafter', { line: line(step('drafter', 'DRAFT')) }], 'LINE_FAULTY'],
    ['a signature on submission', [], ['submit', 'drafter', { signatureRef: ' ' }], 'SIGNATURE_MISSING'],
    ['a signature', open, ['sign', 'reviewer', { signatureRef: '' }], 'SIGNATURE_MISSING'],
    ['a signature of its own', open, ['sign', 'reviewer', { signatureRef: 'signature-1' }], 'SIGNATURE_USED'],
    [
      'a signature of its own, also after a return',
      returned,
      ['resubmit', 'drafter', { signatureRef: 'signature-1' }],
      'SIGNATURE_USED',
    ],
    ['the revision in the line', open, ['sign', 'reviewer', { revision: { id: 'other', sha256: 'a1' } }], 'REVISION_CHANGED'],
    ['its very bytes', open, ['sign', 'reviewer', { revision: { id: 'revision-1', sha256: 'other' } }], 'REVISION_CHANGED'],
    ['an opinion with dissent', open, ['sign', 'reviewer', { verdict: 'DISSENT', opinion: ' ' }], 'OPINION_REQUIRED'],
    [
      'a decision of the approver',
      [...open, ['sign', 'reviewer'], ['sign', 'concur']],
      ['sign', 'approver', { verdict: 'DISSENT', opinion: '이견' }],
      'DISSENT_NOT_HERE',
    ],
    ['a reason to return', open, ['return', 'reviewer', { reason: '' }], 'REASON_REQUIRED'],
    ['a reason to hold', open, ['hold', 'reviewer', { reason: '' }], 'REASON_REQUIRED'],
    ['a hold that ends today or later', open, ['hold', 'reviewer', { until: '2026-07-14' }], 'HOLD_DATE_INVALID'],
    ['a hold that ends on a day that exists', open, ['hold', 'reviewer', { until: '2026-09-31' }], 'HOLD_DATE_INVALID'],
    ['a step of this line', open, ['sign', 'reviewer', { stepId: 'nobody' }], 'STEP_UNKNOWN'],
    ['a step of this line, not of every object', open, ['sign', 'reviewer', { stepId: 'constructor' }], 'STEP_UNKNOWN'],
    ['the state that was seen', open, ['sign', 'reviewer', { basedOn: 0 }], 'CONFLICT'],
    ['a time', open, ['sign', 'reviewer', { at: 'now' }], 'TIME_INVALID'],
    ['a time in UTC', open, ['sign', 'reviewer', { at: '2026-07-15T09:00:00+09:00' }], 'TIME_INVALID'],
    [
      'a revision of its own in a new round',
      returned,
      ['resubmit', 'drafter', { revision: { id: 'revision-1', sha256: 'b' } }],
      'REVISION_NOT_NEW',
    ],
    [
      'the same drafter in a new round',
      returned,
      ['resubmit', 'concur', { line: line(step('concur', 'DRAFT'), step('approver', 'APPROVE')) }],
      'NOT_THE_DRAFTER',
    ],
    ['a document that takes its place', returned, ['redraft', 'drafter', { documentId: ' ' }], 'SUCCESSOR_MISSING'],
  ])('%s', (_name, moves, move, expected) => expect(codeWith(moves, move)).toBe(expected))

  it('a hold until today in Seoul is sound though UTC is a day behind', () => {
    const evening = { at: '2026-07-15T16:00:00.000Z' }
    expect(codeWith(open, ['hold', 'reviewer', { ...evening, until: '2026-07-16' }])).toBe('ok')
    expect(codeWith(open, ['hold', 'reviewer', { ...evening, until: '2026-07-15' }])).toBe('HOLD_DATE_INVALID')
  })

  it('a refusal of a faulty line names every fault, with article and sentence', () => {
    const state = initialState()
    const decision = decide(state, act(state, 'submit', 'drafter', '', line(step('b', 'REVIEW_SKIPPED')), NO_FACTS))
    expect(decision).toMatchObject({ ok: false, refusal: { code: 'LINE_FAULTY', article: '영 8' } })
    expect(!decision.ok && decision.refusal.faults.map((fault) => fault.code)).toEqual([
      'APPROVER_MISSING',
      'DRAFTER_NOT_FIRST',
      'SKIP_WITHOUT_REASON',
    ])
  })

  it('a state of this machine: one of another version is never acted on', () => {
    const old = { ...initialState(), version: 0 }
    expect(() => decide(old, act(old, 'submit', 'drafter', '', PLAIN, NO_FACTS))).toThrow('SNAPSHOT_OUTDATED')
  })
})

describe('two acts on one state', () => {
  it('the first is taken, the second gets a conflict', () => {
    const { state } = plain(['submit', 'drafter'])
    const sign = act(state, 'sign', 'reviewer', 'reviewer', PLAIN, NO_FACTS)
    const recall = act(state, 'recall', 'drafter', '', PLAIN, NO_FACTS)
    const first = decide(state, sign)
    expect(first.ok && codeOf(first.state, recall)).toBe('CONFLICT')
    expect(first.ok && codeOf(first.state, sign)).toBe('CONFLICT')
  })
})

describe('acting approval (영 10③)', () => {
  it.each([
    ['before the absence', '2026-07-12T14:59:59.999Z', 'ACTING_OUTSIDE_ABSENCE'],
    ['from its first minute in Seoul', '2026-07-12T15:00:00.000Z', 'ok'],
    ['to its last minute in Seoul', '2026-07-17T14:59:59.999Z', 'ok'],
    ['after the absence', '2026-07-17T15:00:00.000Z', 'ACTING_OUTSIDE_ABSENCE'],
  ])('%s', (_name, at, expected) =>
    expect(codeWith([['submit', 'drafter']], ['sign', 'approver', { at }], ACTING, AWAY_FACTS)).toBe(expected),
  )
  it('the absent one does not sign for themselves', () =>
    expect(codeWith([['submit', 'drafter']], ['sign', 'absent', { stepId: 'approver' }], ACTING, AWAY_FACTS)).toBe(
      'PRINCIPAL_ABSENT',
    ))
})

describe('the way through a line', () => {
  it('opens one step after the other and ends with the approval', () => {
    const { state } = plain(['submit', 'drafter'], ['sign', 'reviewer'], ['sign', 'concur'])
    expect(ids(state)).toEqual(['approver'])
    const done = plain(['submit', 'drafter'], ['sign', 'reviewer'], ['sign', 'concur'], ['sign', 'approver'])
    expect(lineView(done.state).status).toBe('APPROVED')
    expect(records(done.state)).toEqual(['SUBMITTED', 'AGREED', 'AGREED', 'APPROVED'])
  })
  it('passes a skipped review, its reason in its space (영 9①)', () => {
    const { state } = run(SKIPPED, NO_FACTS, ['submit', 'drafter'])
    expect(ids(state)).toEqual(['approver'])
    expect(lineView(state).present?.steps[1]?.record).toMatchObject({ state: 'SKIPPED', reason: '출장', at: AT })
  })
  it('carries dissent along and is not stopped by it (영 9③)', () => {
    const { state } = plain(['submit', 'drafter'], ['sign', 'reviewer', { verdict: 'DISSENT', opinion: '예산 과목 확인 필요' }])
    expect(ids(state)).toEqual(['concur'])
    expect(lineView(state).present?.steps[1]?.record).toMatchObject({ outcome: 'DISSENTED', opinion: '예산 과목 확인 필요' })
  })
  it('lets the drafter approve alone where that is theirs', () => {
    const alone = line(step('drafter', 'DRAFT'), step('approve', 'APPROVE', { party: step('drafter', 'DRAFT').party }))
    const { state } = run(alone, NO_FACTS, ['submit', 'drafter'], ['sign', 'drafter', { stepId: 'approve' }])
    expect(lineView(state).status).toBe('APPROVED')
  })
  it('opens a parallel group at once and goes on when the last answered', () => {
    const moves: Move[] = [['submit', 'drafter']]
    expect(ids(run(PARALLEL, NO_FACTS, ...moves).state)).toEqual(['x', 'y'])
    expect(ids(run(PARALLEL, NO_FACTS, ...moves, ['sign', 'y']).state)).toEqual(['x'])
    expect(ids(run(PARALLEL, NO_FACTS, ...moves, ['sign', 'y'], ['sign', 'x']).state)).toEqual(['z'])
  })
  it('is held only when everyone whose turn it is pauses', () => {
    const held = run(PARALLEL, NO_FACTS, ['submit', 'drafter'], ['hold', 'x'])
    expect(lineView(held.state).status).toBe('IN_PROGRESS')
    expect(lineView(run(PARALLEL, NO_FACTS, ['submit', 'drafter'], ['hold', 'x'], ['hold', 'y']).state).status).toBe('HELD')
    const resumed = run(PARALLEL, NO_FACTS, ['submit', 'drafter'], ['hold', 'x'], ['resume', 'x'])
    expect(lineView(resumed.state).present?.steps[1]?.record).toMatchObject({ state: 'OPEN', hold: null })
  })
})

describe('back', () => {
  it('to the drafter: nobody has a turn, the signatures are kept in the past round', () => {
    const { state } = run(PARALLEL, NO_FACTS, ['submit', 'drafter'], ['return', 'x'])
    expect(lineView(state).status).toBe('RETURNED')
    expect(ids(state)).toEqual([])
    expect(records(state)).toEqual(['SUBMITTED', 'RETURNED', 'WAITING', 'WAITING', 'WAITING'])
    const again = plain(...returned, ['resubmit', 'drafter'])
    expect(lineView(again.state)).toMatchObject({ status: 'IN_PROGRESS', present: { round: 2 } })
    expect(lineView(again.state).past[0]).toMatchObject({ round: 1, ending: { type: 'RETURNED', stepId: 'reviewer', to: null } })
  })
  it('to an earlier step: it signs anew in the next round, what was signed before it stands', () => {
    const moves: Move[] = [
      ['submit', 'drafter'],
      ['sign', 'reviewer'],
      ['sign', 'concur'],
    ]
    const { state } = plain(...moves, ['return', 'approver', { to: 'concur' }])
    expect(lineView(state)).toMatchObject({ status: 'IN_PROGRESS', present: { round: 2, revision: { id: 'revision-1' } } })
    expect(records(state)).toEqual(['SUBMITTED', 'AGREED', 'OPEN', 'WAITING'])
    expect(lineView(state).past[0]?.steps.map(({ record }) => record.signatureRef)).toEqual([
      'signature-1',
      'signature-2',
      'signature-3',
      null,
    ])
    expect(codeWith([...moves, ['return', 'approver', { to: 'concur' }]], ['recall', 'drafter'])).toBe('NEXT_HAS_ACTED')
  })
  it('to the first step: nobody has signed in the new round, yet it is no longer the drafter’s to recall', () => {
    const moves: Move[] = [...open, ['sign', 'reviewer'], ['return', 'concur', { to: 'reviewer' }]]
    expect(records(plain(...moves).state)).toEqual(['SUBMITTED', 'OPEN', 'WAITING', 'WAITING'])
    expect(codeWith(moves, ['recall', 'drafter'])).toBe('NEXT_HAS_ACTED')
  })
  it('from a hold: the hold is over', () => {
    const { state } = plain(...open, ['hold', 'reviewer'], ['return', 'reviewer'])
    expect(lineView(state).present?.steps[1]?.record).toMatchObject({ state: 'RETURNED', hold: null })
  })
  it('not by a recall once the next one has paused: a hold is an act', () =>
    expect(codeWith([...open, ['hold', 'reviewer']], ['recall', 'drafter'])).toBe('NEXT_HAS_ACTED'))
  it.each([
    [
      'who signed before it stands, and who signed over it signs again',
      'x',
      'y',
      ['SUBMITTED', 'OPEN', 'OPEN', 'WAITING', 'WAITING'],
    ],
    ['the last of it to sign: the others stand', 'y', 'x', ['SUBMITTED', 'OPEN', 'AGREED', 'WAITING', 'WAITING']],
  ])('to one of a parallel group: %s', (_, first, second, expected) => {
    const moves: Move[] = [
      ['submit', 'drafter'],
      ['sign', first],
      ['sign', second],
      ['return', 'z', { to: 'x' }],
    ]
    const { state } = run(PARALLEL, NO_FACTS, ...moves)
    expect(records(state)).toEqual(expected)
    expect(ids(run(PARALLEL, NO_FACTS, ...moves, ['sign', 'x']).state)).toEqual(first === 'x' ? ['y'] : ['z'])
  })
  it.each([
    ['itself', 'concur'],
    ['a later step', 'approver'],
    ['the draft step, which is the drafter (null)', 'drafter'],
    ['nobody', 'nobody'],
  ])('not to %s', (_name, to) =>
    expect(codeWith([...open, ['sign', 'reviewer']], ['return', 'concur', { to }])).toBe('RETURN_TARGET_WRONG'),
  )
  it('not to a skipped review, nor to another of the same group', () => {
    expect(codeWith([['submit', 'drafter']], ['return', 'approver', { to: 'away' }], SKIPPED)).toBe('RETURN_TARGET_WRONG')
    expect(
      codeWith(
        [
          ['submit', 'drafter'],
          ['sign', 'x'],
        ],
        ['return', 'y', { to: 'x' }],
        PARALLEL,
      ),
    ).toBe('RETURN_TARGET_WRONG')
  })
  it('a skipped review stays skipped in the next round', () => {
    const { state } = run(
      line(step('drafter', 'DRAFT'), step('reviewer', 'REVIEW'), ...SKIPPED.steps.slice(1)),
      NO_FACTS,
      ['submit', 'drafter'],
      ['sign', 'reviewer'],
      ['return', 'approver', { to: 'reviewer' }],
    )
    expect(records(state)).toEqual(['SUBMITTED', 'OPEN', 'SKIPPED', 'WAITING'])
  })
  it('recalled and redrafted: the line ends', () => {
    const { state } = plain(['submit', 'drafter'], ['recall', 'drafter', { reason: '오기' }], ['redraft', 'drafter'])
    expect(lineView(state)).toMatchObject({ status: 'REDRAFTED', supersededBy: 'another' })
    expect(lineView(state).present?.ending).toEqual({ type: 'RECALLED', at: AT, reason: '오기' })
  })
})
