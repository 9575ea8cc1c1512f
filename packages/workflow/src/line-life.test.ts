import { describe, expect, it } from 'vitest'
import { type Act, CLOCK } from './acts.ts'
import { decide } from './decide.ts'
import { timersOf } from './effects.ts'
import type { ApprovalLine, Step } from './line.ts'
import type { LineFacts } from './line-facts.ts'
import type { LineState } from './state.ts'
import { AWAY, AWAY_FACTS, act, line, type Move, NO_FACTS, party, run, step } from './testing/sample.ts'
import { lineView, turnsOf } from './view.ts'

const drafter = step('drafter', 'DRAFT')
const approver = step('approver', 'APPROVE')
const submitted: Move[] = [['submit', 'drafter']]
const turns = (state: LineState) => turnsOf(state).map(({ party: { personId }, as }) => `${personId} ${as}`)
const records = (state: LineState) => (lineView(state).present?.steps ?? []).map(({ record }) => record.outcome ?? record.state)
const go = (given: ApprovalLine, ...moves: Move[]) => run(given, NO_FACTS, ...submitted, ...moves)

/** The code that the last move meets. */
function codeOf(given: ApprovalLine, moves: Move[], [type, personId, more]: Move, facts: LineFacts = NO_FACTS): string {
  const { state } = run(given, facts, ...moves)
  const decision = decide(state, { ...act(state, type, personId, personId, given, facts), ...more } as Act)
  return decision.ok ? 'ok' : [decision.refusal.code, ...decision.refusal.faults.map((fault) => fault.code)].join(' ')
}

describe('a unit concurs by a line of its own (부서협조, 영 9②)', () => {
  const unit = step('head', 'CONCUR_UNIT', { receiver: party('receiver') })
  const UNIT = line(drafter, unit, approver)
  const name = (...ids: string[]): Move => [
    'assign',
    'receiver',
    { stepId: 'head', reviewers: ids.map((id) => step(id, 'REVIEW')) },
  ]

  it('its receiver names the reviewers, they sign in order, its head answers as one', () => {
    expect(turns(go(UNIT).state)).toEqual(['receiver ASSIGN'])
    expect(turns(go(UNIT, name('a', 'b')).state)).toEqual(['a SIGN'])
    expect(turns(go(UNIT, name('a', 'b'), ['sign', 'a']).state)).toEqual(['b SIGN'])
    expect(turns(go(UNIT, name('a', 'b'), ['sign', 'a'], ['sign', 'b']).state)).toEqual(['head SIGN'])
    const { state } = go(UNIT, name('a'), ['sign', 'a', { verdict: 'DISSENT', opinion: '예산 부족' }], ['sign', 'head'])
    expect(turns(state)).toEqual(['approver SIGN'])
    const { record } = lineView(state).present?.steps[1] ?? {}
    expect(record).toMatchObject({ outcome: 'AGREED', unit: { stage: 'ANSWERED', assigned: { by: 'receiver' } } })
    expect(record?.unit?.records[0]).toMatchObject({ outcome: 'DISSENTED', opinion: '예산 부족' })
  })
  it('without a receiver its head answers at once, or names reviewers first', () => {
    const plain = line(drafter, step('head', 'CONCUR_UNIT'), approver)
    expect(turns(go(plain, ['sign', 'head']).state)).toEqual(['approver SIGN'])
    expect(turns(go(plain, ['assign', 'head', { reviewers: [step('a', 'REVIEW')] }]).state)).toEqual(['a SIGN'])
  })
  it('reviewers who do not come are replaced; those who signed stay', () => {
    const { state } = go(UNIT, name('a', 'b'), ['sign', 'a'], name('c'))
    expect(turns(state)).toEqual(['c SIGN'])
    expect(turns(go(UNIT, name('a', 'b'), ['sign', 'a'], name()).state)).toEqual(['head SIGN'])
  })
  it.each<[string, Step, string]>([
    ['of another unit', step('a', 'REVIEW', { party: { ...party('a'), unitId: 'other' } }), 'NOT_OF_THE_UNIT'],
    ['who approve', step('a', 'APPROVE'), 'REVIEWER_KIND_WRONG'],
    ['who stand in the line', step('a', 'REVIEW', { party: party('approver') }), 'PERSON_TWICE'],
    ['under an id of the line', step('approver', 'REVIEW', { party: party('a') }), 'STEP_ID_TWICE'],
  ])('no reviewers %s', (_name, reviewer, code) =>
    expect(codeOf(UNIT, submitted, ['assign', 'receiver', { stepId: 'head', reviewers: [reviewer] }])).toBe(
      `LINE_FAULTY ${code}`,
    ),
  )
  it('in a parallel group the line goes on when unit and person have answered', () => {
    const both = line(
      drafter,
      step('x', 'CONCUR_PARALLEL', { group: 'g' }),
      step('head', 'CONCUR_UNIT', { group: 'g', receiver: party('receiver') }),
      approver,
    )
    expect(turns(go(both).state)).toEqual(['x SIGN', 'receiver ASSIGN'])
    expect(turns(go(both, name(), ['sign', 'head']).state)).toEqual(['x SIGN'])
    expect(turns(go(both, ['sign', 'x'], name('a'), ['sign', 'a'], ['sign', 'head']).state)).toEqual(['approver SIGN'])
  })
  it('what came to the wrong unit its receiver returns; a return to the unit begins its line anew', () => {
    expect(lineView(go(UNIT, ['return', 'receiver', { stepId: 'head' }]).state).status).toBe('RETURNED')
    const { state } = go(UNIT, name('a'), ['sign', 'a'], ['sign', 'head'], ['return', 'approver', { to: 'head' }])
    expect(turns(state)).toEqual(['receiver ASSIGN'])
    expect(lineView(state).past[0]?.steps[1]?.record.unit?.records[0]?.signatureRef).toBe('signature-3')
  })
  it('the document is no longer the drafter’s to recall once a unit has received it', () => {
    expect(codeOf(UNIT, submitted, ['recall', 'drafter'])).toBe('ok')
    expect(codeOf(UNIT, [...submitted, name('a')], ['recall', 'drafter'])).toBe('NEXT_HAS_ACTED')
  })
})

describe('dates, by the server’s clock alone', () => {
  const clock = (type: 'overdue' | 'holdEnded', stepId: string, at: string): Move => [type, CLOCK.personId, { stepId, at }]
  const AFTER = '2026-07-17T15:00:00.000Z' // the 18th begins in Seoul
  const due = (lapses: boolean) =>
    line(
      drafter,
      step('x', 'CONCUR_PARALLEL', { group: 'g', dueOn: '2026-07-17', lapses }),
      step('y', 'CONCUR_PARALLEL', { group: 'g' }),
      approver,
    )

  it('a step is due until its day is over, and is then marked, once', () => {
    expect(codeOf(due(false), submitted, clock('overdue', 'x', '2026-07-17T14:59:59.999Z'))).toBe('DAY_NOT_OVER')
    const { state, effects } = go(due(false), clock('overdue', 'x', AFTER))
    expect(lineView(state).present?.steps[1]?.record).toMatchObject({ state: 'OPEN', overdueAt: AFTER })
    expect(effects).toEqual([
      { type: 'clearTimer', timer: 'DUE', stepId: 'x' },
      { type: 'notify', about: 'OVERDUE', personId: 'drafter', stepId: 'x' },
      { type: 'notify', about: 'OVERDUE', personId: 'x', stepId: 'x' },
    ])
    expect(codeOf(due(false), [...submitted, clock('overdue', 'x', AFTER)], clock('overdue', 'x', AFTER))).toBe('OVERDUE_ALREADY')
  })
  it('a set deadline lets the line go on without the answer', () => {
    const { state } = go(due(true), ['sign', 'y'], clock('overdue', 'x', AFTER))
    expect(turns(state)).toEqual(['approver SIGN'])
    expect(lineView(state).present?.steps[1]?.record).toMatchObject({ state: 'SKIPPED', skippedFor: 'DEADLINE' })
    expect(codeOf(due(true), submitted, ['hold', 'x', { until: '2026-07-18' }])).toBe('HOLD_PAST_DUE')
  })
  it('a hold stops the due date, and ends when its last day is over', () => {
    const held: Move[] = [...submitted, ['hold', 'x', { until: '2026-07-17' }]]
    expect(timersOf(run(due(true), NO_FACTS, ...held).state)).toEqual([{ timer: 'HOLD_ENDS', stepId: 'x', date: '2026-07-17' }])
    expect(codeOf(due(true), held, clock('overdue', 'x', AFTER))).toBe('STEP_NOT_OPEN')
    const { state, effects } = run(due(true), NO_FACTS, ...held, clock('holdEnded', 'x', AFTER))
    expect(timersOf(state)).toEqual([{ timer: 'DUE', stepId: 'x', date: '2026-07-17' }])
    expect(effects.map((effect) => ('about' in effect ? effect.about : effect.type))).toEqual([
      'clearTimer',
      'setTimer',
      'RESUMED',
      'HOLD_ENDED',
    ])
  })
  it('a concurrence that need not be awaited opens with the next step, and is passed over by the approval', () => {
    const free = line(drafter, step('audit', 'AUDIT_CONCUR', { blocking: false }), step('reviewer', 'REVIEW'), approver)
    expect(turns(go(free).state)).toEqual(['audit SIGN', 'reviewer SIGN'])
    const { state } = go(free, ['sign', 'reviewer'], ['sign', 'approver'])
    expect(records(state)).toEqual(['SUBMITTED', 'SKIPPED', 'AGREED', 'APPROVED'])
    const awaited = line(drafter, step('audit', 'AUDIT_CONCUR', { blocking: true }), approver)
    expect(codeOf(awaited, submitted, ['sign', 'approver'])).toBe('TURN_NOT_REACHED')
  })
})

describe('taken back, passed over, changed', () => {
  const PLAIN = line(drafter, step('a', 'REVIEW'), step('b', 'CONCUR_SERIAL'), approver)
  const GROUP = line(
    drafter,
    step('x', 'CONCUR_PARALLEL', { group: 'g' }),
    step('y', 'CONCUR_PARALLEL', { group: 'g' }),
    approver,
  )

  it('a signer takes back a signature while nobody acted after', () => {
    const { state, effects } = go(PLAIN, ['sign', 'a'], ['recall', 'a', { stepId: 'a' }])
    expect(records(state)).toEqual(['SUBMITTED', 'OPEN', 'WAITING', 'WAITING'])
    expect(effects).toContainEqual({ type: 'recalled', stepId: 'a', voided: ['signature-2'] })
    expect(codeOf(PLAIN, [...submitted, ['sign', 'a'], ['hold', 'b']], ['recall', 'a', { stepId: 'a' }])).toBe('NEXT_HAS_ACTED')
    expect(codeOf(GROUP, [...submitted, ['sign', 'x'], ['sign', 'y']], ['recall', 'x', { stepId: 'x' }])).toBe('NEXT_HAS_ACTED')
    expect(turns(go(GROUP, ['sign', 'x'], ['sign', 'y'], ['recall', 'y', { stepId: 'y' }]).state)).toEqual(['y SIGN'])
  })
  it('a signature that was taken back is not used again', () => {
    const back: Move[] = [...submitted, ['sign', 'a'], ['recall', 'a', { stepId: 'a' }]]
    expect(codeOf(PLAIN, back, ['sign', 'a', { signatureRef: 'signature-2' }])).toBe('SIGNATURE_USED')
  })
  it('the drafter passes over a reviewer who is away, with the reason, and nobody else (영 9①)', () => {
    const { state } = go(PLAIN, ['skip', 'drafter', { stepId: 'a', reason: '출장' }])
    expect(lineView(state).present?.steps[1]?.record).toMatchObject({ state: 'SKIPPED', skippedFor: 'ABSENCE', reason: '출장' })
    expect(turns(state)).toEqual(['b SIGN'])
    expect(codeOf(PLAIN, submitted, ['skip', 'drafter', { stepId: 'a', reason: '' }])).toBe('REASON_REQUIRED')
  })
  it('the steps ahead are changed as a whole; those done and open stand fast', () => {
    const steps = [drafter, step('a', 'REVIEW'), step('c', 'AUDIT_CONCUR'), step('d', 'REVIEW'), approver]
    const { state } = go(PLAIN, ['change', 'a', { steps }])
    expect(lineView(state).present?.steps.map(({ id }) => id)).toEqual(['drafter', 'a', 'c', 'd', 'approver'])
    expect(turns(state)).toEqual(['a SIGN'])
    const [, ...rest] = steps
    expect(codeOf(PLAIN, submitted, ['change', 'a', { steps: rest }])).toBe('PAST_STEP_CHANGED')
    expect(codeOf(PLAIN, submitted, ['change', 'a', { steps: steps.slice(0, -1) }])).toBe('LINE_FAULTY APPROVER_MISSING')
    expect(codeOf(PLAIN, submitted, ['change', 'b', { steps }])).toBe('NOT_YOUR_TURN')
    expect(codeOf(PLAIN, submitted, ['change', 'a', { steps: PLAIN.steps }])).toBe('NOTHING_CHANGED')
  })
  it('a step that is open is handed to the registered deputy of who is away (영 10③)', () => {
    const facts: LineFacts = {
      sender: null,
      absences: [{ id: 'leave', personId: 'a', actingId: 'd', from: '2026-07-13', until: '2026-07-17' }],
    }
    const onBehalfOf = { ...AWAY, party: party('a'), absenceId: 'leave' }
    const handed = PLAIN.steps.map((one) => (one.id === 'a' ? { ...one, party: party('d'), onBehalfOf } : one))
    const { state, effects } = go(PLAIN, ['change', 'drafter', { steps: handed, facts }])
    expect(turns(state)).toEqual(['d SIGN'])
    expect(effects.map((effect) => ('about' in effect ? `${effect.about} ${effect.personId}` : effect.type))).toEqual([
      'TURN_TAKEN_BACK a',
      'TURN d',
    ])
    expect(codeOf(PLAIN, submitted, ['change', 'drafter', { steps: handed, facts: NO_FACTS }])).toBe(
      'LINE_FAULTY ABSENCE_NOT_REGISTERED',
    )
  })
})

describe('수정결재: nobody’s signature stands over a text that they did not see', () => {
  const PLAIN = line(drafter, step('a', 'REVIEW'), step('head', 'CONCUR_UNIT', { receiver: party('receiver') }), approver)
  const signed: Move[] = [
    ['sign', 'a'],
    ['assign', 'receiver', { stepId: 'head', reviewers: [step('i', 'REVIEW')] }],
    ['sign', 'i'],
    ['sign', 'head'],
  ]
  it('goes on inside of a unit whose turn was taken from it and came again', () => {
    const again: Move[] = [
      ['sign', 'drafter'],
      ['sign', 'a'],
      ['recall', 'a', { stepId: 'a' }],
      ['sign', 'a'],
    ]
    expect(turns(go(PLAIN, ...signed, ['revise', 'approver'], ...again).state)).toEqual(['i SIGN'])
  })
  it('everybody who signed signs the new text in the next round, the reviewers of units too, the approver last', () => {
    const revised = go(PLAIN, ...signed, ['revise', 'approver'])
    expect(revised.effects[0]).toMatchObject({
      type: 'revised',
      revision: { id: 'revision-6' },
      voided: ['signature-1', 'signature-2', 'signature-5', 'signature-4'],
    })
    expect(lineView(revised.state).past[0]?.ending).toMatchObject({ type: 'REVISED', stepId: 'approver' })
    const again: Move[] = [
      ['sign', 'drafter'],
      ['sign', 'a'],
      ['sign', 'i'],
      ['sign', 'head'],
      ['sign', 'approver'],
    ]
    const order = again.map((_, i) => turns(go(PLAIN, ...signed, ['revise', 'approver'], ...again.slice(0, i)).state))
    expect(order).toEqual([['drafter SIGN'], ['a SIGN'], ['i SIGN'], ['head SIGN'], ['approver SIGN']])
    expect(lineView(go(PLAIN, ...signed, ['revise', 'approver'], ...again).state)).toMatchObject({
      status: 'APPROVED',
      present: { round: 2, revision: { id: 'revision-6' } },
    })
  })
  it('the old text can no longer be signed, nor the document recalled', () => {
    const revised: Move[] = [...submitted, ...signed, ['revise', 'approver']]
    expect(codeOf(PLAIN, revised, ['sign', 'drafter', { revision: { id: 'revision-1', sha256: 'a1' } }])).toBe('REVISION_CHANGED')
    expect(codeOf(PLAIN, revised, ['recall', 'drafter'])).toBe('NEXT_HAS_ACTED')
    expect(codeOf(PLAIN, revised, ['return', 'drafter', { reason: '수정에 동의하지 않음' }])).toBe('ok')
  })
  it('needs a revision that nobody has signed', () =>
    expect(codeOf(PLAIN, [...submitted], ['revise', 'a', { revision: { id: 'revision-1', sha256: 'x' } }])).toBe(
      'REVISION_NOT_NEW',
    ))
})

describe('after the approval', () => {
  const acting = (more: Partial<ApprovalLine>): ApprovalLine => ({
    ...line(drafter, step('approver', 'APPROVE', { mark: 'ACTING', onBehalfOf: AWAY })),
    ...more,
  })
  it('an important 대결 is reported to the absent one, who takes note and decides nothing (후열, 영 10③)', () => {
    const approved = run(acting({ important: true }), AWAY_FACTS, ...submitted, ['sign', 'approver'])
    expect(approved.effects).toContainEqual({ type: 'notify', about: 'POST_REPORT', personId: 'absent', stepId: 'approver' })
    const noted = run(
      acting({ important: true }),
      AWAY_FACTS,
      ...submitted,
      ['sign', 'approver'],
      ['acknowledge', 'absent', { instruction: '집행 결과 보고' }],
    )
    expect(lineView(noted.state)).toMatchObject({ status: 'APPROVED', postReport: { note: '집행 결과 보고' } })
    expect(
      codeOf(
        acting({ important: true }),
        [...submitted, ['sign', 'approver'], ['acknowledge', 'absent']],
        ['acknowledge', 'absent'],
        AWAY_FACTS,
      ),
    ).toBe('ACKNOWLEDGED_ALREADY')
  })
  it('the deputy may say that it matters; what does not is not reported', () => {
    const flagged = run(acting({}), AWAY_FACTS, ...submitted, ['sign', 'approver', { important: true }])
    expect(lineView(flagged.state).postReport?.party.personId).toBe('absent')
    expect(codeOf(acting({}), [...submitted, ['sign', 'approver']], ['acknowledge', 'absent'], AWAY_FACTS)).toBe('NO_POST_REPORT')
    expect(lineView(go({ ...line(drafter, approver), important: true }, ['sign', 'approver']).state).postReport).toBeNull()
  })
  it('it circulates to those whom the line names and to those named later, each marks it once (공람, 영 18)', () => {
    const given: ApprovalLine = { ...line(drafter, approver), readers: [party('r')] }
    const { state } = go(
      given,
      ['sign', 'approver'],
      ['circulate', 'approver', { readers: [party('r'), party('s')] }],
      ['read', 'r', { opinion: '확인' }],
    )
    expect(lineView(state).readers.map(({ party: { personId }, at, note }) => [personId, at !== null, note])).toEqual([
      ['r', true, '확인'],
      ['s', false, null],
    ])
    expect(codeOf(given, [...submitted, ['sign', 'approver'], ['read', 'r']], ['read', 'r'])).toBe('READ_ALREADY')
    expect(codeOf(given, [...submitted, ['sign', 'approver']], ['circulate', 'drafter', { readers: [party('r')] }])).toBe(
      'READERS_MISSING',
    )
  })
})
