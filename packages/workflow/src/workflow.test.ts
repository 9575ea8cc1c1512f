import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { getShortestPaths } from 'xstate/graph'
import {
  ACT_TYPES,
  type Act,
  type ActType,
  type ApprovalLine,
  allowed,
  currentSteps,
  decide,
  initialState,
  type LineEvent,
  type LineState,
  lineMachine,
  lineView,
  type Party,
  restore,
  type Step,
  type StepKind,
  validateLine,
} from './index.ts'

const party = (id: string): Party => ({
  personId: id,
  name: id,
  post: '주무관',
  rank: '7급',
  unitId: 'u',
  unitName: '디지털정책과',
})
const step = (id: string, kind: StepKind, more: Partial<Step> = {}): Step => ({
  id,
  kind,
  party: party(id),
  mark: null,
  onBehalfOf: null,
  skipReason: null,
  group: null,
  ...more,
})
const line = (...steps: Step[]): ApprovalLine => ({ steps })
const AT = '2026-07-15T00:00:00.000Z'
const plainLine = line(
  step('drafter', 'DRAFT'),
  step('reviewer', 'REVIEW'),
  step('concur', 'CONCUR'),
  step('approver', 'APPROVE'),
)

function act(state: LineState, type: ActType, by: string, stepId: string, more: Partial<Act> = {}): Act {
  const base = { by, at: AT, basedOn: state.seq }
  const signing = { revisionId: state.context.revisionId ?? 'r1', signatureId: 's' }
  const made: Record<ActType, Act> = {
    submit: { ...base, type: 'submit', line: plainLine, revisionId: 'r1', signatureId: 's' },
    sign: { ...base, type: 'sign', stepId, verdict: 'AGREE', opinion: null, ...signing },
    return: { ...base, type: 'return', stepId, opinion: '사유' },
    recall: { ...base, type: 'recall', opinion: null },
    hold: { ...base, type: 'hold', stepId, reason: '확인 중', until: '2026-07-20' },
    resume: { ...base, type: 'resume', stepId },
    resubmit: { ...base, type: 'resubmit', line: plainLine, revisionId: `${state.context.revisionId}+`, signatureId: 's' },
  }
  return { ...made[type], ...more } as Act
}

function run(...acts: [ActType, string, string?][]): LineState {
  let state = initialState()
  for (const [type, by, stepId] of acts) {
    const decision = decide(state, act(state, type, by, stepId ?? by))
    if (!decision.ok) throw new Error(`${type} by ${by}: ${decision.refusal.code}`)
    state = decision.state
  }
  return state
}

describe('a line has its faults listed all at once', () => {
  const codes = (l: ApprovalLine) => validateLine(l).map((f) => f.code)
  it.each<[string, ApprovalLine, string[]]>([
    ['sound', plainLine, []],
    ['drafter approves alone', line(step('a', 'DRAFT'), step('b', 'APPROVE', { party: party('a') })), []],
    ['empty', line(), ['LINE_EMPTY']],
    ['nobody approves', line(step('a', 'DRAFT'), step('b', 'REVIEW')), ['APPROVER_MISSING']],
    ['two approve', line(step('a', 'DRAFT'), step('b', 'APPROVE'), step('c', 'APPROVE')), ['APPROVER_TWICE']],
    ['behind the approval', line(step('a', 'DRAFT'), step('b', 'APPROVE'), step('c', 'REVIEW')), ['STEP_AFTER_APPROVAL']],
    ['drafter twice', line(step('a', 'DRAFT'), step('b', 'DRAFT'), step('c', 'APPROVE')), ['DRAFTER_TWICE']],
    [
      'person twice',
      line(step('a', 'DRAFT'), step('b', 'REVIEW'), step('c', 'CONCUR', { party: party('b') }), step('d', 'APPROVE')),
      ['PERSON_TWICE'],
    ],
    ['one id twice', line(step('a', 'DRAFT'), step('a', 'APPROVE', { party: party('b') })), ['STEP_ID_TWICE']],
    ['skip without reason', line(step('a', 'DRAFT'), step('b', 'REVIEW_SKIPPED'), step('c', 'APPROVE')), ['SKIP_WITHOUT_REASON']],
    ['acting without the absent', line(step('a', 'DRAFT'), step('b', 'APPROVE', { mark: 'ACTING' })), ['ACTING_WITHOUT_ABSENCE']],
    [
      'absent without acting',
      line(step('a', 'DRAFT'), step('b', 'APPROVE', { onBehalfOf: { party: party('z'), absenceId: 'x', reason: '출장' } })),
      ['ABSENCE_WITHOUT_ACTING'],
    ],
    [
      'acting for oneself',
      line(
        step('a', 'DRAFT'),
        step('b', 'APPROVE', { mark: 'ACTING', onBehalfOf: { party: party('b'), absenceId: 'x', reason: '출장' } }),
      ),
      ['ACTING_FOR_ONESELF'],
    ],
    [
      'mark on a review',
      line(step('a', 'DRAFT'), step('b', 'REVIEW', { mark: 'DELEGATED' }), step('c', 'APPROVE')),
      ['MARK_NOT_ON_APPROVAL'],
    ],
    [
      'group on a review',
      line(step('a', 'DRAFT'), step('b', 'REVIEW', { group: 'g' }), step('c', 'APPROVE')),
      ['GROUP_NOT_CONCURRENCE'],
    ],
    [
      'several at once',
      line(step('b', 'REVIEW_SKIPPED'), step('c', 'REVIEW', { mark: 'DELEGATED' })),
      ['DRAFTER_NOT_FIRST', 'APPROVER_MISSING', 'SKIP_WITHOUT_REASON', 'MARK_NOT_ON_APPROVAL'],
    ],
  ])('%s', (_name, l, expected) => expect(codes(l)).toEqual(expected))
})

describe('who may do what, when (domain.md §1.2)', () => {
  const states = {
    'before submission': initialState(),
    'reviewer open': run(['submit', 'drafter']),
    'reviewer held': run(['submit', 'drafter'], ['hold', 'reviewer']),
    'concurrence open': run(['submit', 'drafter'], ['sign', 'reviewer']),
    'approver open': run(['submit', 'drafter'], ['sign', 'reviewer'], ['sign', 'concur']),
    returned: run(['submit', 'drafter'], ['return', 'reviewer']),
    recalled: run(['submit', 'drafter'], ['recall', 'drafter']),
    approved: run(['submit', 'drafter'], ['sign', 'reviewer'], ['sign', 'concur'], ['sign', 'approver']),
  } as const
  const people = ['drafter', 'reviewer', 'concur', 'approver', 'outsider'] as const
  const S = 'STATE_DOES_NOT_ALLOW'
  const D = 'NOT_THE_DRAFTER'
  // One row a state and act; one column a person: ok, or the code of the refusal. A person acts on their own step, an outsider on the reviewer's.
  const table: Record<keyof typeof states, Record<ActType, string[]>> = {
    'before submission': {
      submit: ['ok', D, D, D, D],
      sign: [S, S, S, S, S],
      return: [S, S, S, S, S],
      recall: [S, S, S, S, S],
      hold: [S, S, S, S, S],
      resume: [S, S, S, S, S],
      resubmit: [S, S, S, S, S],
    },
    'reviewer open': {
      submit: [S, S, S, S, S],
      sign: ['STEP_NOT_OPEN', 'ok', 'STEP_NOT_OPEN', 'STEP_NOT_OPEN', 'NOT_YOUR_STEP'],
      return: ['STEP_NOT_OPEN', 'ok', 'STEP_NOT_OPEN', 'STEP_NOT_OPEN', 'NOT_YOUR_STEP'],
      recall: ['ok', D, D, D, D],
      hold: ['STEP_NOT_OPEN', 'ok', 'STEP_NOT_OPEN', 'STEP_NOT_OPEN', 'NOT_YOUR_STEP'],
      resume: ['STEP_NOT_HELD', 'STEP_NOT_HELD', 'STEP_NOT_HELD', 'STEP_NOT_HELD', 'NOT_YOUR_STEP'],
      resubmit: [S, S, S, S, S],
    },
    'reviewer held': {
      submit: [S, S, S, S, S],
      sign: ['STEP_NOT_OPEN', 'STEP_HELD', 'STEP_NOT_OPEN', 'STEP_NOT_OPEN', 'NOT_YOUR_STEP'],
      return: ['STEP_NOT_OPEN', 'ok', 'STEP_NOT_OPEN', 'STEP_NOT_OPEN', 'NOT_YOUR_STEP'],
      recall: ['NEXT_HAS_ACTED', D, D, D, D],
      hold: ['STEP_NOT_OPEN', 'STEP_HELD', 'STEP_NOT_OPEN', 'STEP_NOT_OPEN', 'NOT_YOUR_STEP'],
      resume: ['STEP_NOT_HELD', 'ok', 'STEP_NOT_HELD', 'STEP_NOT_HELD', 'NOT_YOUR_STEP'],
      resubmit: [S, S, S, S, S],
    },
    'concurrence open': {
      submit: [S, S, S, S, S],
      sign: ['STEP_NOT_OPEN', 'STEP_NOT_OPEN', 'ok', 'STEP_NOT_OPEN', 'NOT_YOUR_STEP'],
      return: ['STEP_NOT_OPEN', 'STEP_NOT_OPEN', 'ok', 'STEP_NOT_OPEN', 'NOT_YOUR_STEP'],
      recall: ['NEXT_HAS_ACTED', D, D, D, D],
      hold: ['STEP_NOT_OPEN', 'STEP_NOT_OPEN', 'ok', 'STEP_NOT_OPEN', 'NOT_YOUR_STEP'],
      resume: ['STEP_NOT_HELD', 'STEP_NOT_HELD', 'STEP_NOT_HELD', 'STEP_NOT_HELD', 'NOT_YOUR_STEP'],
      resubmit: [S, S, S, S, S],
    },
    'approver open': {
      submit: [S, S, S, S, S],
      sign: ['STEP_NOT_OPEN', 'STEP_NOT_OPEN', 'STEP_NOT_OPEN', 'ok', 'NOT_YOUR_STEP'],
      return: ['STEP_NOT_OPEN', 'STEP_NOT_OPEN', 'STEP_NOT_OPEN', 'ok', 'NOT_YOUR_STEP'],
      recall: ['NEXT_HAS_ACTED', D, D, D, D],
      hold: ['STEP_NOT_OPEN', 'STEP_NOT_OPEN', 'STEP_NOT_OPEN', 'ok', 'NOT_YOUR_STEP'],
      resume: ['STEP_NOT_HELD', 'STEP_NOT_HELD', 'STEP_NOT_HELD', 'STEP_NOT_HELD', 'NOT_YOUR_STEP'],
      resubmit: [S, S, S, S, S],
    },
    returned: {
      submit: [S, S, S, S, S],
      sign: [S, S, S, S, S],
      return: [S, S, S, S, S],
      recall: [S, S, S, S, S],
      hold: [S, S, S, S, S],
      resume: [S, S, S, S, S],
      resubmit: ['ok', D, D, D, D],
    },
    recalled: {
      submit: [S, S, S, S, S],
      sign: [S, S, S, S, S],
      return: [S, S, S, S, S],
      recall: [S, S, S, S, S],
      hold: [S, S, S, S, S],
      resume: [S, S, S, S, S],
      resubmit: ['ok', D, D, D, D],
    },
    approved: {
      submit: [S, S, S, S, S],
      sign: [S, S, S, S, S],
      return: [S, S, S, S, S],
      recall: [S, S, S, S, S],
      hold: [S, S, S, S, S],
      resume: [S, S, S, S, S],
      resubmit: [S, S, S, S, S],
    },
  }
  for (const [name, rows] of Object.entries(table) as [keyof typeof states, Record<ActType, string[]>][])
    for (const type of ACT_TYPES)
      it(`${name}: ${type}`, () => {
        const state = states[name]
        const got = people.map((person) => {
          const decision = decide(state, act(state, type, person, person === 'outsider' ? 'reviewer' : person))
          return decision.ok ? 'ok' : decision.refusal.code
        })
        expect(got).toEqual(rows[type])
      })
})

describe('what an act needs', () => {
  const open = run(['submit', 'drafter'])
  const code = (state: LineState, a: Act): string => {
    const decision = decide(state, a)
    return decision.ok ? 'ok' : decision.refusal.code
  }
  it.each<[string, Act, string]>([
    ['a signature', act(open, 'sign', 'reviewer', 'reviewer', { signatureId: '' }), 'SIGNATURE_MISSING'],
    ['the revision in the line', act(open, 'sign', 'reviewer', 'reviewer', { revisionId: 'other' }), 'REVISION_CHANGED'],
    ['a reason for dissent', act(open, 'sign', 'reviewer', 'reviewer', { verdict: 'DISSENT', opinion: ' ' }), 'OPINION_REQUIRED'],
    ['a reason for a return', act(open, 'return', 'reviewer', 'reviewer', { opinion: '' }), 'OPINION_REQUIRED'],
    ['a hold that ends later', act(open, 'hold', 'reviewer', 'reviewer', { until: '2026-07-14' }), 'HOLD_DATE_PAST'],
    ['the state that was seen', act(open, 'sign', 'reviewer', 'reviewer', { basedOn: 0 }), 'CONFLICT'],
    ['a step of this line', act(open, 'sign', 'reviewer', 'nobody'), 'STEP_UNKNOWN'],
  ])('%s', (_name, a, expected) => expect(code(open, a)).toBe(expected))
  it('dissent travels along and does not stop the line', () => {
    const decision = decide(
      open,
      act(open, 'sign', 'reviewer', 'reviewer', { verdict: 'DISSENT', opinion: '예산 과목 확인 필요' }),
    )
    expect(decision.ok && currentSteps(decision.state).map((s) => s.id)).toEqual(['concur'])
  })
  it('a new round needs a revision of its own', () => {
    const returned = run(['submit', 'drafter'], ['return', 'reviewer'])
    expect(code(returned, act(returned, 'resubmit', 'drafter', 'drafter', { revisionId: 'r1' }))).toBe('REVISION_NOT_NEW')
  })
  it('parallel concurrence opens together and joins', () => {
    const l = line(
      step('drafter', 'DRAFT'),
      step('x', 'CONCUR', { group: 'g' }),
      step('y', 'CONCUR', { group: 'g' }),
      step('approver', 'APPROVE'),
    )
    let state = initialState()
    const go = (a: Act): void => {
      const decision = decide(state, a)
      if (!decision.ok) throw new Error(decision.refusal.code)
      state = decision.state
    }
    go(act(state, 'submit', 'drafter', '', { line: l }))
    expect(currentSteps(state).map((s) => s.id)).toEqual(['x', 'y'])
    go(act(state, 'sign', 'y', 'y'))
    expect(currentSteps(state).map((s) => s.id)).toEqual(['x'])
    go(act(state, 'sign', 'x', 'x'))
    expect(currentSteps(state).map((s) => s.id)).toEqual(['approver'])
  })
})

describe('properties over random lines and acts', () => {
  const kinds = fc.constantFrom<StepKind>('REVIEW', 'CONCUR', 'AUDIT_CONCUR', 'LEGAL_CONCUR', 'REVIEW_SKIPPED')
  const lines = fc.array(fc.record({ kind: kinds, grouped: fc.boolean() }), { maxLength: 5 }).map((middle) =>
    line(
      step('p0', 'DRAFT'),
      ...middle.map((m, i) =>
        step(`p${i + 1}`, m.kind, {
          skipReason: m.kind === 'REVIEW_SKIPPED' ? '출장' : null,
          group: m.grouped && ['CONCUR', 'AUDIT_CONCUR', 'LEGAL_CONCUR'].includes(m.kind) ? 'g' : null,
        }),
      ),
      step(`p${middle.length + 1}`, 'APPROVE'),
    ),
  )
  const moves = fc.array(
    fc.record({
      type: fc.constantFrom(...ACT_TYPES),
      by: fc.nat(7),
      on: fc.nat(7),
      own: fc.boolean(),
      stale: fc.integer({ min: 0, max: 9 }),
      dissent: fc.boolean(),
    }),
    { maxLength: 60 },
  )

  it('holds every invariant after every act', () => {
    fc.assert(
      fc.property(lines, moves, (l, list) => {
        let state = initialState()
        const events: LineEvent[] = []
        let approvals = 0
        for (const move of list) {
          const by = `p${move.by}`
          const turn = currentSteps(state).map((s) => s.party.personId)
          const stepId = move.own ? by : `p${move.on}`
          const before = JSON.stringify(state)
          const more = {
            ...(move.type === 'submit' || move.type === 'resubmit' ? { line: l } : {}),
            ...(move.type === 'sign' && move.dissent ? { verdict: 'DISSENT', opinion: '이견' } : {}),
            ...(move.stale === 0 ? { basedOn: state.seq - 1 } : {}),
          }
          const a = act(state, move.type, by, stepId, more as Partial<Act>)
          const decision = decide(state, a)
          expect(JSON.stringify(state)).toBe(before)
          const mine = allowed(state, by, AT).find((x) => x.act === move.type)
          if (!decision.ok) {
            expect(decision.refusal.sentence.ko.length).toBeGreaterThan(5)
            continue
          }
          expect(move.stale).not.toBe(0)
          expect(mine?.allowed || move.type === 'submit').toBe(true)
          if (move.type === 'sign' || move.type === 'return' || move.type === 'hold' || move.type === 'resume')
            expect(turn).toContain(by)
          if (move.type === 'sign' && decision.state.value === 'approved') {
            approvals += 1
            for (const s of lineView(decision.state).steps)
              expect(['AGREED', 'DISSENTED', 'SKIPPED', 'APPROVED']).toContain(s.record.state)
          }
          state = decision.state
          events.push(decision.event)
          expect(restore(JSON.parse(JSON.stringify(events)) as LineEvent[])).toEqual(state)
          if (state.value === 'inProgress') expect(currentSteps(state).length).toBeGreaterThan(0)
        }
        expect(approvals).toBeLessThanOrEqual(1)
        if (state.value === 'approved') expect(approvals).toBe(1)
      }),
      { numRuns: 500 },
    )
  })

  it('every run that keeps acting ends in an approval', () => {
    fc.assert(
      fc.property(lines, (l) => {
        let state = initialState()
        const first = decide(state, act(state, 'submit', 'p0', '', { line: l }))
        if (!first.ok) throw new Error(first.refusal.code)
        state = first.state
        for (let i = 0; i < l.steps.length && state.value !== 'approved'; i += 1) {
          const next = currentSteps(state)[0]
          if (next === undefined) throw new Error('nobody is next')
          const decision = decide(state, act(state, 'sign', next.party.personId, next.id))
          if (!decision.ok) throw new Error(decision.refusal.code)
          state = decision.state
        }
        expect(state.value).toBe('approved')
      }),
      { numRuns: 200 },
    )
  })
})

describe('stored events', () => {
  it('refuse to restore with a gap or a forged act', () => {
    const submit: LineEvent = { seq: 1, act: act(initialState(), 'submit', 'drafter', '') }
    expect(() => restore([{ ...submit, seq: 2 }])).toThrow('expected 1')
    expect(() => restore([submit, { seq: 2, act: act(run(['submit', 'drafter']), 'sign', 'outsider', 'reviewer') }])).toThrow(
      'NOT_YOUR_STEP',
    )
  })
  it('every state of the machine can be reached', () => {
    const sequence = [
      act(initialState(), 'submit', 'drafter', ''),
      ...(['reviewer', 'concur', 'approver'] as const).map((who, i) => ({
        ...act(run(['submit', 'drafter']), 'sign', who, who),
        basedOn: i + 1,
      })),
      act(run(['submit', 'drafter']), 'return', 'reviewer', 'reviewer'),
      act(run(['submit', 'drafter']), 'recall', 'drafter', ''),
    ]
    const reached = new Set(
      getShortestPaths(lineMachine, { events: sequence, limit: 2_000 }).map((path) => String(path.state.value)),
    )
    expect([...reached].sort()).toEqual(['approved', 'drafting', 'inProgress', 'recalled', 'returned'])
  })
})
