import { describe, expect, it } from 'vitest'
import { ACT_TYPES, type Act, type ActType } from './acts.ts'
import { decide } from './decide.ts'
import { type ApprovalLine, STEP_KINDS, type StepKind } from './line.ts'
import type { LineFacts } from './line-facts.ts'
import { LINE_STATUSES, type LineState, type LineStatus, statusOf } from './state.ts'
import { AWAY, AWAY_FACTS, act, line, type Move, run, step } from './testing/sample.ts'

/** Who acts; everybody acts on the step of the row. */
const ACTORS = ['drafter', 'current', 'earlier', 'later', 'outsider', 'absent'] as const
/** One code an actor, in that order. */
type Row = readonly [string, string, string, string, string, string]
type Acts = Record<ActType, Row>

const all = (code: string): Row => [code, code, code, code, code, code]
const drafterOnly = (code = 'ok'): Row => {
  const no = 'NOT_THE_DRAFTER'
  return [code, no, no, no, no, no]
}
/** Only whose step it is gets `code`; the absent one is told that somebody acts for them. */
const ownOnly = (code: string, absent = 'NOT_YOUR_STEP'): Row => [
  'NOT_YOUR_STEP',
  code,
  'NOT_YOUR_STEP',
  'NOT_YOUR_STEP',
  'NOT_YOUR_STEP',
  absent,
]

function codesOf(
  state: LineState,
  type: ActType,
  stepId: string,
  given: ApprovalLine,
  facts: LineFacts,
  people: readonly string[],
): string[] {
  return people.map((person) => {
    const before = JSON.stringify(state)
    const asked: Act = act(state, type, person, stepId, given, facts)
    const decision = decide(state, asked)
    expect(JSON.stringify(state)).toBe(before)
    return decision.ok ? 'ok' : decision.refusal.code
  })
}

describe('each kind of step × each act × each actor', () => {
  /** A line in which `current` has the kind, with somebody signed before and somebody waiting behind. */
  function lineWith(kind: StepKind): ApprovalLine {
    const drafter = step('drafter', 'DRAFT')
    const earlier = step('earlier', 'REVIEW')
    const later = step('later', 'CONCUR_SERIAL')
    const approver = step('approver', 'APPROVE', { mark: 'ACTING', onBehalfOf: AWAY })
    if (kind === 'DRAFT') return line(step('current', 'DRAFT'), later, approver)
    if (kind === 'APPROVE') return line(drafter, earlier, step('current', 'APPROVE', { mark: 'ACTING', onBehalfOf: AWAY }))
    const more = { skipReason: kind === 'REVIEW_SKIPPED' ? '출장' : null, group: kind === 'CONCUR_PARALLEL' ? 'g' : null }
    return line(drafter, earlier, step('current', kind, more), later, approver)
  }
  const factsFor = (deputy: string): LineFacts => ({
    ...AWAY_FACTS,
    absences: AWAY_FACTS.absences.map((absence) => ({ ...absence, actingId: deputy })),
  })

  const S = 'ALREADY_SUBMITTED'
  const WHOLE = { submit: all(S), resubmit: all(S), redraft: all(S), recall: drafterOnly('NEXT_HAS_ACTED') }
  const OPEN: Acts = {
    ...WHOLE,
    sign: ownOnly('ok'),
    return: ownOnly('ok'),
    hold: ownOnly('ok'),
    resume: ownOnly('STEP_NOT_HELD'),
  }
  const every = (code: string) => ({ sign: ownOnly(code), return: ownOnly(code), hold: ownOnly(code), resume: ownOnly(code) })
  const ABSENT = 'PRINCIPAL_ABSENT'

  const TABLE: Record<StepKind, Acts> = {
    // Here `current` is the drafter; nobody has signed yet, so it may still be recalled.
    DRAFT: {
      ...WHOLE,
      ...every('STEP_DONE'),
      recall: ['NOT_THE_DRAFTER', 'ok', 'NOT_THE_DRAFTER', 'NOT_THE_DRAFTER', 'NOT_THE_DRAFTER', 'NOT_THE_DRAFTER'],
    },
    REVIEW: OPEN,
    REVIEW_SKIPPED: { ...WHOLE, ...every('STEP_SKIPPED') },
    CONCUR_SERIAL: OPEN,
    CONCUR_PARALLEL: OPEN,
    AUDIT_CONCUR: OPEN,
    LEGAL_CONCUR: OPEN,
    APPROVE: {
      ...WHOLE,
      sign: ownOnly('ok', ABSENT),
      return: ownOnly('ok', ABSENT),
      hold: ownOnly('ok', ABSENT),
      resume: ownOnly('STEP_NOT_HELD', ABSENT),
    },
  }

  for (const kind of STEP_KINDS) {
    const given = lineWith(kind)
    const facts = factsFor(kind === 'APPROVE' ? 'current' : 'approver')
    const moves: Move[] =
      kind === 'DRAFT'
        ? [['submit', 'current']]
        : [
            ['submit', 'drafter'],
            ['sign', 'earlier'],
          ]
    const { state } = run(given, facts, ...moves)
    it.each(ACT_TYPES)(`${kind}: %s`, (type) => {
      expect(codesOf(state, type, 'current', given, facts, ACTORS)).toEqual(TABLE[kind][type])
    })
  }
})

describe('each status of the line × each act × each actor', () => {
  const LINE = line(
    step('drafter', 'DRAFT'),
    step('earlier', 'REVIEW'),
    step('current', 'REVIEW'),
    step('later', 'CONCUR_SERIAL'),
    step('approver', 'APPROVE', { mark: 'ACTING', onBehalfOf: AWAY }),
  )
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
  const same = (code: string): Acts => ({
    submit: all(code),
    sign: all(code),
    return: all(code),
    recall: all(code),
    hold: all(code),
    resume: all(code),
    resubmit: all(code),
    redraft: all(code),
  })
  const S = all('ALREADY_SUBMITTED')
  const recall = drafterOnly('NEXT_HAS_ACTED')
  const again = { resubmit: drafterOnly(), redraft: drafterOnly() }
  const TABLE: Record<LineStatus, Acts> = {
    DRAFTING: { ...same('NOT_SUBMITTED'), submit: drafterOnly() },
    IN_PROGRESS: {
      submit: S,
      resubmit: S,
      redraft: S,
      recall,
      sign: ownOnly('ok'),
      return: ownOnly('ok'),
      hold: ownOnly('ok'),
      resume: ownOnly('STEP_NOT_HELD'),
    },
    HELD: {
      submit: S,
      resubmit: S,
      redraft: S,
      recall,
      sign: ownOnly('STEP_HELD'),
      return: ownOnly('ok'),
      hold: ownOnly('STEP_HELD'),
      resume: ownOnly('ok'),
    },
    RETURNED: { ...same('LINE_RETURNED'), ...again },
    RECALLED: { ...same('LINE_RECALLED'), ...again },
    APPROVED: same('LINE_APPROVED'),
    REDRAFTED: same('LINE_REDRAFTED'),
  }

  for (const status of LINE_STATUSES) {
    const { state } = run(LINE, AWAY_FACTS, ...MOVES[status])
    it.each(ACT_TYPES)(`${status}: %s`, (type) => {
      expect(statusOf(state)).toBe(status)
      expect(codesOf(state, type, 'current', LINE, AWAY_FACTS, ACTORS)).toEqual(TABLE[status][type])
    })
  }

  it('each on their own step: the earlier one has acted, the later one waits', () => {
    const { state } = run(LINE, AWAY_FACTS, ...reached)
    for (const type of ['sign', 'return', 'hold', 'resume'] as const) {
      expect(codesOf(state, type, 'earlier', LINE, AWAY_FACTS, ['earlier'])).toEqual(['STEP_DONE'])
      expect(codesOf(state, type, 'later', LINE, AWAY_FACTS, ['later'])).toEqual(['TURN_NOT_REACHED'])
      expect(codesOf(state, type, 'drafter', LINE, AWAY_FACTS, ['drafter'])).toEqual(['STEP_DONE'])
      expect(codesOf(state, type, 'approver', LINE, AWAY_FACTS, ['approver', 'absent'])).toEqual([
        'TURN_NOT_REACHED',
        'PRINCIPAL_ABSENT',
      ])
    }
  })
})
