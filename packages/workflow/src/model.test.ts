import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { ACT_TYPES, type Act, CLOCK_ACT_TYPES } from './acts.ts'
import { allowed } from './allowed.ts'
import { decide } from './decide.ts'
import { timersOf } from './effects.ts'
import type { StepKind } from './line.ts'
import type { LineEvent } from './line-event.ts'
import { validateLine } from './line-fault.ts'
import { REFUSAL_CODES } from './refusal-sentence.ts'
import { restore } from './restore.ts'
import { presentRound } from './round.ts'
import { initialState, LINE_STATUSES, type LineState } from './state.ts'
import { withInner } from './step-record.ts'
import { actOf, type Blow, DAYS, type Office, officeOf, TYPES } from './testing/offices.ts'
import { Reference } from './testing/reference.ts'
import { act } from './testing/sample.ts'
import { lineView, turnsOf } from './view.ts'

/** 500 runs of up to 60 acts each time; `ONMARU_TEST_SIZE=nightly` does 10,000. */
const RUNS = process.env['ONMARU_TEST_SIZE'] === 'nightly' ? 10_000 : 500
const KINDS: readonly StepKind[] = [
  'REVIEW',
  'REVIEW',
  'REVIEW_SKIPPED',
  'CONCUR_SERIAL',
  'CONCUR_PARALLEL',
  'CONCUR_UNIT',
  'AUDIT_CONCUR',
  'LEGAL_CONCUR',
]
/** Once in so many. */
const oneIn = (n: number) => fc.noBias(fc.nat(n - 1)).map((drawn) => drawn === 0)
const often = oneIn(4).map((seldom) => !seldom)

const middle = fc.record({
  kind: fc.constantFrom(...KINDS),
  due: fc.option(fc.constantFrom(...DAYS), { freq: 2 }),
  flag: fc.boolean(),
  deputy: oneIn(8),
})
const offices = fc
  .record({
    middle: fc.array(middle, { maxLength: 6, size: 'max' }),
    approver: fc.constantFrom('own', 'own', 'alone', 'acting'),
    important: fc.boolean(),
    urgent: fc.boolean(),
    reader: fc.boolean(),
    originator: fc.nat(9),
    presenter: fc.nat(9),
  })
  .map(officeOf)

const blow: fc.Arbitrary<Blow> = fc.record({
  sensible: often,
  type: fc.constantFrom(...TYPES),
  by: fc.nat(11),
  on: fc.nat(9),
  pick: fc.noBias(fc.nat(10_000)),
  to: fc.option(fc.record({ done: often, on: fc.noBias(fc.nat(8)) }), { freq: 2 }),
  flag: fc.boolean(),
  days: oneIn(9).map(Number),
  stale: oneIn(16),
  empty: oneIn(16),
})
/** Milliseconds for so many runs, on a machine that does other things as well. */
const TIME = RUNS * 600
const runs = fc.array(blow, { minLength: 20, maxLength: 60, size: 'max' })
const FIRST_DAY = Date.parse('2026-07-15T01:00:00.000Z')
const DAY = 24 * 3_600_000

/** Freezes a value through and through: whoever writes to it throws. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}

interface Seen {
  readonly was: LineState
  readonly done: Act
  readonly now: LineState
  readonly events: readonly LineEvent[]
}

/** Throws blows at machine and reference alike, and compares them after each. */
function play(office: Office, blows: readonly Blow[], look: (seen: Seen) => void = () => undefined) {
  const reference = new Reference()
  let state = frozen(initialState())
  let at = FIRST_DAY
  const events: LineEvent[] = []
  for (const chosen of blows) {
    at += chosen.days * DAY
    const asked = frozen(actOf(state, office, chosen, new Date(at).toISOString()))
    const decision = decide(state, asked)
    const accepted = reference.take(asked)
    if (decision.ok !== accepted)
      throw new Error(`${JSON.stringify(asked)}: machine ${decision.ok ? 'ok' : decision.refusal.code}, reference ${accepted}`)
    if (!decision.ok) {
      if (!REFUSAL_CODES.includes(decision.refusal.code)) throw new Error(`no sentence for ${decision.refusal.code}`)
      continue
    }
    events.push(...decision.events)
    look({ was: state, done: asked, now: decision.state, events })
    state = frozen(decision.state)
    // Compared as text first: an expectation each act would take longer than the acts.
    if (JSON.stringify(told(state)) !== JSON.stringify(toldBy(reference)))
      expect(told(state), JSON.stringify(asked)).toEqual(toldBy(reference))
  }
  return { state, events, at }
}

/** What a line comes to, as the machine says it. */
function told(state: LineState) {
  const { context, value, seq } = state
  const records = presentRound(context)?.records ?? []
  const refs = records.flatMap(withInner).flatMap(({ signatureRef }) => (signatureRef === null ? [] : [signatureRef]))
  return {
    value,
    seq,
    round: context.rounds.length,
    urgent: context.urgent,
    turns: turnsOf(state)
      .map((turn) => `${turn.party.personId} ${turn.stepId} ${turn.state === 'HELD' ? 'held' : 'open'}`)
      .sort(),
    signed: refs.sort(),
    report: context.postReport === null ? null : { who: context.postReport.party.personId, seen: context.postReport.at !== null },
    readers: context.readers.map(({ party, at }) => [party.personId, at !== null]),
  }
}

function toldBy(reference: Reference) {
  return {
    value: reference.phase,
    seq: reference.seq,
    round: reference.round,
    urgent: reference.urgent,
    turns: reference.turns(),
    signed: reference.standing(),
    report: reference.report,
    readers: [...reference.readers],
  }
}

/** The invariants of the domain model (§1.2), and that no line is left without anybody or anything to go on. */
function expectInvariants({ was, done, now, events }: Seen, office: Office) {
  const round = presentRound(now.context)
  const before = presentRound(was.context)
  if (round === undefined) throw new Error('a line in which something happened has a round')
  // One approval ends a line, and nothing is decided behind it.
  const approvals = round.records.filter((record) => record.outcome === 'APPROVED')
  expect(approvals).toHaveLength(now.value === 'approved' ? 1 : 0)
  expect(was.value === 'approved' && !['circulate', 'read', 'acknowledge'].includes(done.type)).toBe(false)
  // Nobody signs twice but the drafter who approves.
  const steps = [...round.line.steps, ...round.records.flatMap((record) => record.unit?.steps ?? [])]
  const signers = round.records
    .flatMap(withInner)
    .flatMap(({ stepId, signatureRef }) => (signatureRef === null ? [] : [steps.find(({ id }) => id === stepId)]))
  const people = signers.map((step) =>
    step?.kind === 'APPROVE' && step.party.personId === 'p0' ? 'approver' : step?.party.personId,
  )
  expect(new Set(people).size).toBe(people.length)
  // Steps that are done are not changed, and only the drafter or whose turn it was changes those ahead.
  if (done.type === 'change' && before !== undefined) {
    for (const [i, record] of before.records.entries())
      if (record.state === 'DONE') expect([round.line.steps[i], round.records[i]]).toEqual([before.line.steps[i], record])
    const holders = before.line.steps
      .filter((_, i) => ['OPEN', 'HELD'].includes(before.records[i]?.state ?? ''))
      .map((step) => step.party.personId)
    expect([...holders, 'p0']).toContain(done.actor.personId)
  }
  // No deputy acts outside of the absence.
  if (done.type === 'sign') {
    const step = steps.find(({ id }) => id === done.stepId)
    if (step?.onBehalfOf)
      expect(done.at.slice(0, 10) <= step.onBehalfOf.until && done.at.slice(0, 10) >= step.onBehalfOf.from).toBe(true)
  }
  // Every change is logged as one event.
  expect(events).toHaveLength(now.seq)
  // Somebody goes on, or it has ended; what is held or due has its timer.
  if (now.value === 'inProgress') expect(turnsOf(now).length).toBeGreaterThan(0)
  else expect(turnsOf(now)).toEqual([])
  if (now.value === 'returned' || now.value === 'recalled')
    expect(
      allowed(now, { personId: 'p0' }, done.at)
        .filter((one) => one.allowed)
        .map((one) => one.act),
    ).toEqual(['resubmit', 'redraft'])
  const held = turnsOf(now)
    .filter((turn) => turn.state === 'HELD')
    .map((turn) => turn.stepId)
  expect(
    timersOf(now)
      .filter(({ timer }) => timer === 'HOLD_ENDS')
      .map(({ stepId }) => stepId)
      .sort(),
  ).toEqual(held.sort())
  expect(office.line.steps[0]?.party.personId).toBe('p0')
}

const check = (numRuns: number, test: (office: Office, blows: readonly Blow[]) => void) =>
  fc.assert(
    fc.property(offices, runs, (office, blows) => test(office, blows)),
    { numRuns },
  )

describe('random offices, lines and acts', () => {
  it('the lines are sound', () =>
    fc.assert(
      fc.property(offices, ({ line, facts }) => {
        expect(validateLine(line, facts, { today: '2026-07-15' })).toEqual([])
      }),
    ))

  it('the runs go deep: every act and every status happen often (else the rest would prove little)', () => {
    const times = new Map<string, number>()
    const count = (what: string) => times.set(what, (times.get(what) ?? 0) + 1)
    for (const [office, blows] of fc.sample(fc.tuple(offices, runs), { numRuns: 500, seed: 1 }))
      play(office, blows, ({ was, done, now }) => {
        count(done.type)
        count(lineView(now).status)
        if (done.type === 'return' && done.to !== null) count('return to an earlier step')
        if (done.type === 'recall' && now.value === 'inProgress') count('own signature taken back')
        if (done.type === 'sign' && done.stepId.startsWith('inner')) count('review inside of a unit')
        if (done.type === 'overdue' && timersOf(was).length > timersOf(now).length && was.context.rounds.length > 0)
          count('due date')
        if (done.type === 'change' && done.steps.some((step) => step.party.personId === 'deputy')) count('handed to a deputy')
        if (presentRound(now.context)?.records.some((record) => record.skippedFor === 'DEADLINE')) count('lapsed')
        if (presentRound(now.context)?.records.some((record) => record.skippedFor === 'NOT_AWAITED')) count('not awaited')
      })
    const wanted = [
      ...ACT_TYPES,
      ...CLOCK_ACT_TYPES,
      ...LINE_STATUSES.slice(1),
      ...[
        'return to an earlier step',
        'own signature taken back',
        'review inside of a unit',
        'handed to a deputy',
        'lapsed',
        'not awaited',
      ],
    ]
    expect(wanted.filter((what) => (times.get(what) ?? 0) < 15).map((what) => `${what} ${times.get(what) ?? 0}`)).toEqual([])
  })

  it(
    'the machine does what the reference does, the invariants hold after every act, events say the state, and it comes to an end',
    () =>
      check(RUNS, (office, blows) => {
        const run = play(office, blows, (seen) => expectInvariants(seen, office))
        expectReplay(run.state, run.events)
        expectEnd(run.state, office, new Date(run.at).toISOString())
      }),
    TIME,
  )

  it(
    'what is done was allowed, and whoever asks why not gets a sentence',
    () =>
      check(RUNS / 10, (office, blows) => {
        play(office, blows, ({ was, done }) => {
          for (const personId of [done.actor.personId, 'p0', 'outsider'])
            for (const one of allowed(was, { personId }, done.at)) if (!one.allowed) expect(one.refusal.sentence.ko).not.toBe('')
          const found = allowed(was, done.actor, done.at).find((one) => one.act === done.type)
          // The drafter may recall the document or clear 긴급 where another of these is what was done.
          const whole = done.type === 'recall' || done.type === 'setUrgent'
          if (found !== undefined && !whole) expect([done.type, found.allowed]).toEqual([done.type, true])
        })
      }),
    TIME,
  )
})

/** Replaying the stored events gives the stored state, bit by bit; and a state taken from storage is as good as the one in memory. */
function expectReplay(state: LineState, events: readonly LineEvent[]): void {
  const stored = JSON.parse(JSON.stringify(events)) as LineEvent[]
  expect(JSON.stringify(restore(stored))).toBe(JSON.stringify(state))
  expect(JSON.parse(JSON.stringify(state))).toEqual(state)
}

/** Every run that keeps acting ends: from wherever it stands, whoever has the turn takes the line to its approval. */
function expectEnd(from: LineState, office: Office, at: string): void {
  const own = office.line.steps.map((step) => ({ ...step, dueOn: null, lapses: false, mark: null, onBehalfOf: null }))
  const plain = { ...office, line: { ...office.line, steps: own } }
  let state = from
  for (let left = 120; !['approved', 'redrafted'].includes(state.value); left -= 1) {
    if (left === 0) throw new Error(`still ${state.value}: ${JSON.stringify(turnsOf(state))}`)
    const asked = next(state, plain, at)
    const decision = decide(state, asked)
    if (decision.ok) state = decision.state
    // A deputy whose days are over gives it back, and the drafter names somebody else.
    else if (decision.refusal.code === 'ACTING_OUTSIDE_ABSENCE' && asked.type === 'sign') state = given(state, asked, plain, at)
    else throw new Error(`${asked.type}: ${decision.refusal.code}`)
  }
}

/** What somebody who wants it to go on does. */
function next(state: LineState, { line, facts }: Office, at: string): Act {
  const turn = turnsOf(state)[0]
  const plain = (type: Act['type'], by: string, stepId = '') => ({ ...act(state, type, by, stepId, line, facts), at })
  if (state.value === 'drafting') return plain('submit', 'p0')
  if (turn === undefined) return plain('resubmit', 'p0')
  if (turn.state === 'HELD') return plain('resume', turn.party.personId, turn.stepId)
  return plain(turn.as === 'ASSIGN' ? 'assign' : 'sign', turn.party.personId, turn.stepId)
}

function given(
  state: LineState,
  { actor, stepId }: Extract<Act, { type: 'sign' }>,
  { line, facts }: Office,
  at: string,
): LineState {
  const decision = decide(state, { ...act(state, 'return', actor.personId, stepId, line, facts), at })
  if (!decision.ok) throw new Error(`return: ${decision.refusal.code}`)
  return decision.state
}
