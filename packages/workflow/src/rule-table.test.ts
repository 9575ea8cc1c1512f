import { describe, expect, it } from 'vitest'
import { ACT_TYPES, type Act, CLOCK, CLOCK_ACT_TYPES } from './acts.ts'
import { decide } from './decide.ts'
import { type ApprovalLine, STEP_KINDS, type Step, type StepKind } from './line.ts'
import type { LineFacts } from './line-facts.ts'
import { LINE_STATUSES, type LineState, type LineStatus, statusOf } from './state.ts'
import { UNIT_STAGES, type UnitStage } from './step-record.ts'
import { AWAY, AWAY_FACTS, act, line, type Move, party, run, step } from './testing/sample.ts'

/** Who acts. Everybody acts on the step of the row, which is `current`'s; `receiver` receives for its unit, `absent` is who the approver acts for. */
const ACTORS = ['drafter', 'earlier', 'current', 'later', 'receiver', 'absent', 'outsider', 'clock'] as const
type Actor = (typeof ACTORS)[number]

/** What is done; a signer's own recall and the clearing of 긴급 are looked at by themselves. */
const ACTS = [...ACT_TYPES, ...CLOCK_ACT_TYPES, 'recallOwn', 'clearUrgent'] as const
type Doing = (typeof ACTS)[number]

/** The code for everybody, and for whom it is another. */
type Cells = readonly [others: string, but?: Partial<Record<Actor, string>>]
type Table = Record<Doing, Cells>

function asked(state: LineState, doing: Doing, actor: Actor, stepId: string, given: ApprovalLine, facts: LineFacts): Act {
  const personId = actor === 'clock' ? CLOCK.personId : actor
  if (doing === 'recallOwn') return { ...act(state, 'recall', personId, stepId, given, facts), stepId } as Act
  if (doing === 'clearUrgent') return { ...act(state, 'setUrgent', personId, stepId, given, facts), urgent: false } as Act
  return act(state, doing, personId, stepId, given, facts)
}

/** Looks at one row of a table: every actor gets the code that stands there, and nothing is changed by a refusal. */
function expectRow(
  state: LineState,
  doing: Doing,
  [others, but = {}]: Cells,
  stepId: string,
  given: ApprovalLine,
  facts: LineFacts,
) {
  const before = JSON.stringify(state)
  const codes = ACTORS.map((actor) => {
    const decision = decide(state, asked(state, doing, actor, stepId, given, facts))
    return [actor, decision.ok ? 'ok' : decision.refusal.code]
  })
  expect(JSON.stringify(state)).toBe(before)
  expect(Object.fromEntries(codes)).toEqual(Object.fromEntries(ACTORS.map((actor) => [actor, but[actor] ?? others])))
}

const all = (code: string): Cells => [code]
/** Only whose step it is gets `code`. */
const own = (code: string, absent?: string): Cells => ['NOT_YOUR_STEP', { current: code, ...(absent ? { absent } : {}) }]
const drafterOnly = (code: string, but: Partial<Record<Actor, string>> = {}): Cells => [
  'NOT_THE_DRAFTER',
  { drafter: code, ...but },
]
const clockOnly = (code: string): Cells => ['BY_CLOCK_ONLY', { clock: code }]

describe('each kind of step × each act × each actor', () => {
  /** A line in which `current` has the kind, with somebody signed before and somebody waiting behind; a deputy approves. */
  function lineWith(kind: StepKind): ApprovalLine {
    const drafter = step('drafter', 'DRAFT')
    const earlier = step('earlier', 'REVIEW')
    const later = step('later', 'CONCUR_SERIAL')
    const approver = step('approver', 'APPROVE', { mark: 'ACTING', onBehalfOf: AWAY })
    if (kind === 'DRAFT') return line(step('current', 'DRAFT'), later, approver)
    if (kind === 'APPROVE') return line(drafter, earlier, step('current', 'APPROVE', { mark: 'ACTING', onBehalfOf: AWAY }))
    const more: Partial<Step> = {
      skipReason: kind === 'REVIEW_SKIPPED' ? '출장' : null,
      group: kind === 'CONCUR_PARALLEL' ? 'g' : null,
      receiver: kind === 'CONCUR_UNIT' ? party('receiver') : null,
      dueOn: '2026-07-17',
    }
    return line(drafter, earlier, step('current', kind, more), later, approver)
  }

  const SUBMITTED = all('ALREADY_SUBMITTED')
  const LATER = all('NOT_APPROVED')
  /** What does not hang on the kind of the step. */
  const WHOLE = {
    submit: SUBMITTED,
    resubmit: SUBMITTED,
    redraft: SUBMITTED,
    circulate: LATER,
    read: LATER,
    acknowledge: LATER,
    setUrgent: drafterOnly('ok'),
    clearUrgent: drafterOnly('ok'),
    holdEnded: clockOnly('STEP_NOT_HELD'),
    assign: all('NOT_A_UNIT'),
  } as const
  /** Where somebody has signed before: the drafter has lost the document, whose turn it is has not signed yet. */
  const UNDER_WAY = {
    ...WHOLE,
    recall: drafterOnly('NEXT_HAS_ACTED'),
    recallOwn: own('STEP_NOT_SIGNED'),
    change: ['NOT_YOUR_TURN', { drafter: 'ok', current: 'ok' }],
    overdue: clockOnly('DAY_NOT_OVER'),
  } as const satisfies Partial<Table>
  const SIGNABLE = { sign: own('ok'), return: own('ok'), hold: own('ok'), resume: own('STEP_NOT_HELD') } as const
  const NO_SKIP = drafterOnly('SKIP_NOT_HERE', { clock: 'SKIP_NOT_HERE' })
  const never = (code: string) => ({ sign: own(code), return: own(code), hold: own(code), resume: own(code), revise: own(code) })
  /** 협조: agrees or differs, and lets the text alone. */
  const CONCURRENCE: Table = { ...UNDER_WAY, ...SIGNABLE, skip: NO_SKIP, revise: own('REVISE_NOT_HERE') }

  const TABLE: Record<StepKind, Table> = {
    // 기안: `current` is the drafter, who has signed; nobody has acted since, so it may be recalled. `later` has the turn.
    DRAFT: {
      ...WHOLE,
      ...never('STEP_DONE'),
      recall: ['NOT_THE_DRAFTER', { current: 'ok' }],
      recallOwn: ['NOT_THE_DRAFTER', { current: 'ok' }],
      skip: ['NOT_THE_DRAFTER', { current: 'SKIP_NOT_HERE', clock: 'SKIP_NOT_HERE' }],
      change: ['NOT_YOUR_TURN', { current: 'ok', later: 'ok' }],
      setUrgent: ['NOT_THE_DRAFTER', { current: 'ok' }],
      clearUrgent: ['NOT_THE_DRAFTER', { current: 'ok' }],
      overdue: clockOnly('STEP_NOT_OPEN'),
    },
    // 검토: agrees, differs, changes the text, returns; the drafter passes over one who is away.
    REVIEW: { ...UNDER_WAY, ...SIGNABLE, skip: drafterOnly('ok', { clock: 'ok' }), revise: own('ok') },
    // 검토 생략: the turn has gone on to `later`.
    REVIEW_SKIPPED: {
      ...UNDER_WAY,
      ...never('STEP_SKIPPED'),
      skip: drafterOnly('STEP_SKIPPED', { clock: 'STEP_SKIPPED' }),
      change: ['NOT_YOUR_TURN', { drafter: 'ok', later: 'ok' }],
      overdue: clockOnly('STEP_NOT_OPEN'),
    },
    CONCUR_SERIAL: CONCURRENCE,
    CONCUR_PARALLEL: CONCURRENCE,
    // 부서협조: nobody has received it yet; its receiver or its head names who reviews, and until then its head does not answer.
    CONCUR_UNIT: {
      ...UNDER_WAY,
      ...never('UNIT_REVIEWS'),
      return: ['NOT_YOUR_STEP', { current: 'UNIT_REVIEWS', receiver: 'ok' }],
      assign: ['NOT_THE_RECEIVER', { current: 'ok', receiver: 'ok' }],
      skip: NO_SKIP,
    },
    AUDIT_CONCUR: CONCURRENCE,
    LEGAL_CONCUR: CONCURRENCE,
    // 결재, here 대결: the absent one stays out; nothing is left ahead that could be changed; 긴급 may be cleared.
    APPROVE: {
      ...UNDER_WAY,
      sign: own('ok', 'PRINCIPAL_ABSENT'),
      return: own('ok', 'PRINCIPAL_ABSENT'),
      hold: own('ok', 'PRINCIPAL_ABSENT'),
      resume: own('STEP_NOT_HELD', 'PRINCIPAL_ABSENT'),
      revise: own('ok', 'PRINCIPAL_ABSENT'),
      skip: NO_SKIP,
      change: ['NOT_YOUR_TURN', { drafter: 'PAST_STEP_CHANGED', current: 'PAST_STEP_CHANGED' }],
      clearUrgent: drafterOnly('ok', { current: 'ok' }),
    },
  }

  for (const kind of STEP_KINDS) {
    const given = lineWith(kind)
    const deputy = kind === 'APPROVE' ? 'current' : 'approver'
    const facts = { ...AWAY_FACTS, absences: AWAY_FACTS.absences.map((absence) => ({ ...absence, actingId: deputy })) }
    const moves: Move[] = [
      ['submit', 'drafter'],
      ['sign', 'earlier'],
    ]
    const { state } = run(given, facts, ...(kind === 'DRAFT' ? ([['submit', 'current']] satisfies Move[]) : moves))
    it.each(ACTS)(`${kind}: %s`, (doing) => expectRow(state, doing, TABLE[kind][doing], 'current', given, facts))
  }
})

describe('each status of the line × each act × each actor', () => {
  const LINE: ApprovalLine = {
    ...line(
      step('drafter', 'DRAFT'),
      step('earlier', 'REVIEW'),
      step('current', 'REVIEW'),
      step('later', 'CONCUR_SERIAL'),
      step('approver', 'APPROVE', { mark: 'ACTING', onBehalfOf: AWAY }),
    ),
    important: true,
    readers: [party('outsider')],
  }
  const reached: Move[] = [
    ['submit', 'drafter'],
    ['sign', 'earlier'],
  ]
  const MOVES: Record<LineStatus, Move[]> = {
    DRAFTING: [],
    IN_PROGRESS: reached,
    HELD: [...reached, ['hold', 'current']],
    RETURNED: [...reached, ['return', 'current']],
    RECALLED: [
      ['submit', 'drafter'],
      ['recall', 'drafter'],
    ],
    APPROVED: [...reached, ['sign', 'current'], ['sign', 'later'], ['sign', 'approver']],
    REDRAFTED: [...reached, ['return', 'current'], ['redraft', 'drafter']],
  }
  const same = (code: string): Table => Object.fromEntries(ACTS.map((doing) => [doing, all(code)])) as Table
  const again = { resubmit: drafterOnly('ok'), redraft: drafterOnly('ok') }
  const S = all('ALREADY_SUBMITTED')
  const L = all('NOT_APPROVED')
  const IN_LINE = {
    submit: S,
    resubmit: S,
    redraft: S,
    circulate: L,
    read: L,
    acknowledge: L,
    recall: drafterOnly('NEXT_HAS_ACTED'),
    recallOwn: own('STEP_NOT_SIGNED'),
    assign: all('NOT_A_UNIT'),
    skip: drafterOnly('ok', { clock: 'ok' }),
    change: ['NOT_YOUR_TURN', { drafter: 'ok', current: 'ok' }],
    setUrgent: drafterOnly('ok'),
    clearUrgent: drafterOnly('ok'),
    return: own('ok'),
  } as const
  const TABLE: Record<LineStatus, Table> = {
    DRAFTING: { ...same('NOT_SUBMITTED'), submit: drafterOnly('ok') },
    IN_PROGRESS: {
      ...IN_LINE,
      sign: own('ok'),
      hold: own('ok'),
      resume: own('STEP_NOT_HELD'),
      revise: own('ok'),
      holdEnded: clockOnly('STEP_NOT_HELD'),
      overdue: clockOnly('DAY_NOT_OVER'),
    },
    // 보류: who holds goes on or returns; the clock ends it when its day is over, and till then the due date stands still.
    HELD: {
      ...IN_LINE,
      sign: own('STEP_HELD'),
      hold: own('STEP_HELD'),
      resume: own('ok'),
      revise: own('STEP_HELD'),
      holdEnded: clockOnly('DAY_NOT_OVER'),
      overdue: clockOnly('STEP_NOT_OPEN'),
    },
    RETURNED: { ...same('LINE_RETURNED'), ...again },
    RECALLED: { ...same('LINE_RECALLED'), ...again },
    // In force: it circulates, is read, and is reported to the absent one; nothing else.
    APPROVED: {
      ...same('LINE_APPROVED'),
      circulate: ['NOT_YOURS_TO_CIRCULATE', { drafter: 'ok' }],
      read: ['NOT_A_READER', { outsider: 'ok' }],
      acknowledge: ['NOT_REPORTED_TO_YOU', { absent: 'ok' }],
    },
    REDRAFTED: same('LINE_REDRAFTED'),
  }

  for (const status of LINE_STATUSES) {
    const { state } = run(LINE, AWAY_FACTS, ...MOVES[status])
    it.each(ACTS)(`${status}: %s`, (doing) => {
      expect(statusOf(state)).toBe(status)
      expectRow(state, doing, TABLE[status][doing], 'current', LINE, AWAY_FACTS)
    })
  }

  it('each on their own step: the earlier one has acted, the later one waits', () => {
    const { state } = run(LINE, AWAY_FACTS, ...reached)
    const code = (type: Act['type'], personId: string, stepId: string) => {
      const decision = decide(state, act(state, type, personId, stepId, LINE, AWAY_FACTS))
      return decision.ok ? 'ok' : decision.refusal.code
    }
    for (const type of ['sign', 'return', 'hold', 'resume', 'revise'] as const) {
      expect(code(type, 'earlier', 'earlier')).toBe('STEP_DONE')
      expect(code(type, 'later', 'later')).toBe('TURN_NOT_REACHED')
      expect(code(type, 'drafter', 'drafter')).toBe('STEP_DONE')
      expect(code(type, 'approver', 'approver')).toBe('TURN_NOT_REACHED')
      expect(code(type, 'absent', 'approver')).toBe('PRINCIPAL_ABSENT')
    }
  })
})

describe('each stage of a concurring unit × each act × each actor', () => {
  /** `current` heads the unit, `receiver` receives for it, `inner` reviews in it. */
  const PEOPLE = ['drafter', 'current', 'receiver', 'inner', 'outsider', CLOCK.personId] as const
  const LINE = line(
    step('drafter', 'DRAFT'),
    step('current', 'CONCUR_UNIT', { receiver: party('receiver') }),
    step('approver', 'APPROVE'),
  )
  const inner = step('inner', 'REVIEW')
  const assigned: Move[] = [
    ['submit', 'drafter'],
    ['assign', 'receiver', { stepId: 'current', reviewers: [inner] }],
  ]
  const MOVES: Record<UnitStage, Move[]> = {
    RECEIVING: [['submit', 'drafter']],
    REVIEWING: assigned,
    DECIDING: [...assigned, ['sign', 'inner']],
    ANSWERED: [...assigned, ['sign', 'inner'], ['sign', 'current']],
  }
  const N = 'NOT_YOUR_STEP'
  const R = 'NOT_THE_RECEIVER'
  const U = 'UNIT_REVIEWS'
  const D = 'STEP_DONE'
  type Row = readonly [drafter: string, head: string, receiver: string, inner: string, outsider: string, clock: string]
  type Stage = Record<'sign' | 'return' | 'hold' | 'resume' | 'assign' | 'revise' | 'recallOwn', Row>
  /** Acts on the step of the unit. */
  const UNIT: Record<UnitStage, Stage> = {
    RECEIVING: {
      sign: [N, U, N, N, N, N],
      return: [N, U, 'ok', N, N, N],
      hold: [N, U, N, N, N, N],
      resume: [N, U, N, N, N, N],
      assign: [R, 'ok', 'ok', R, R, R],
      revise: [N, U, N, N, N, N],
      recallOwn: [N, 'STEP_NOT_SIGNED', N, N, N, N],
    },
    REVIEWING: {
      sign: [N, U, N, N, N, N],
      return: [N, U, N, N, N, N],
      hold: [N, U, N, N, N, N],
      resume: [N, U, N, N, N, N],
      assign: [R, 'ok', 'ok', R, R, R],
      revise: [N, U, N, N, N, N],
      recallOwn: [N, 'STEP_NOT_SIGNED', N, N, N, N],
    },
    DECIDING: {
      sign: [N, 'ok', N, N, N, N],
      return: [N, 'ok', N, N, N, N],
      hold: [N, 'ok', N, N, N, N],
      resume: [N, 'STEP_NOT_HELD', N, N, N, N],
      assign: [R, 'ok', 'ok', R, R, R],
      revise: [N, 'REVISE_NOT_HERE', N, N, N, N],
      recallOwn: [N, 'STEP_NOT_SIGNED', N, N, N, N],
    },
    ANSWERED: {
      sign: [N, D, N, N, N, N],
      return: [N, D, N, N, N, N],
      hold: [N, D, N, N, N, N],
      resume: [N, D, N, N, N, N],
      assign: [R, D, D, R, R, R],
      revise: [N, D, N, N, N, N],
      recallOwn: [N, 'ok', N, N, N, N],
    },
  }
  const X = 'STEP_UNKNOWN'
  const unknown: Row = [X, X, X, X, X, X]
  const A = 'NOT_A_UNIT'
  const innerOnly = (code: string): Row => [N, N, N, code, N, N]
  /** Acts on the review inside of it. */
  const INNER: Record<UnitStage, Stage> = {
    RECEIVING: {
      sign: unknown,
      return: unknown,
      hold: unknown,
      resume: unknown,
      assign: unknown,
      revise: unknown,
      recallOwn: unknown,
    },
    REVIEWING: {
      sign: innerOnly('ok'),
      return: innerOnly('HEAD_RETURNS'),
      hold: innerOnly('ok'),
      resume: innerOnly('STEP_NOT_HELD'),
      assign: [A, A, A, A, A, A],
      revise: innerOnly('REVISE_NOT_HERE'),
      recallOwn: innerOnly('STEP_NOT_SIGNED'),
    },
    DECIDING: {
      sign: innerOnly(D),
      return: innerOnly(D),
      hold: innerOnly(D),
      resume: innerOnly(D),
      assign: [A, A, A, A, A, A],
      revise: innerOnly(D),
      recallOwn: innerOnly('ok'),
    },
    ANSWERED: {
      sign: innerOnly(D),
      return: innerOnly(D),
      hold: innerOnly(D),
      resume: innerOnly(D),
      assign: [A, A, A, A, A, A],
      revise: innerOnly(D),
      recallOwn: innerOnly('NEXT_HAS_ACTED'),
    },
  }

  for (const stage of UNIT_STAGES) {
    const { state } = run(LINE, { sender: null, absences: [] }, ...MOVES[stage])
    for (const [stepId, table] of [
      ['current', UNIT],
      ['inner', INNER],
    ] as const)
      it.each(Object.entries(table[stage]))(`${stage}, ${stepId}: %s`, (doing, expected) => {
        const codes = PEOPLE.map((personId) => {
          const type = doing === 'recallOwn' ? 'recall' : (doing as Act['type'])
          const plain = act(state, type, personId, stepId, LINE, { sender: null, absences: [] })
          const decision = decide(state, doing === 'recallOwn' ? ({ ...plain, stepId } as Act) : plain)
          return decision.ok ? 'ok' : decision.refusal.code
        })
        expect(codes).toEqual(expected)
      })
  }
})
