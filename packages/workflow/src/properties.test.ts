import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Act, type ActType, ACT_TYPES as EVERY_TYPE } from './acts.ts'
import { allowed } from './allowed.ts'
import { decide } from './decide.ts'
import { type ApprovalLine, isConcurrence, type StepKind } from './line.ts'
import type { LineEvent } from './line-event.ts'
import { validateLine } from './line-fault.ts'
import { REFUSAL_CODES } from './refusal-sentence.ts'
import { restore } from './restore.ts'
import { initialState, LINE_STATUSES, type LineState } from './state.ts'
import { AT, act, line, NO_FACTS, step } from './testing/sample.ts'
import { currentSteps, lineView } from './view.ts'

/** The acts of the plain line; the others are in the model's runs. */
const ACT_TYPES = EVERY_TYPE.slice(0, 8)

const kinds = fc.constantFrom<StepKind>(
  'REVIEW',
  'REVIEW_SKIPPED',
  'CONCUR_SERIAL',
  'CONCUR_PARALLEL',
  'AUDIT_CONCUR',
  'LEGAL_CONCUR',
)

/** Sound lines of up to six steps between drafter `p0` and approver, who may be the drafter; neighbours of one kind in one group. */
const lines = fc
  .record({ middle: fc.array(kinds, { maxLength: 6, size: 'max' }), alone: fc.boolean() })
  .map(({ middle, alone }): ApprovalLine => {
    let group = 0
    const steps = middle.map((kind, i) => {
      if (kind === 'CONCUR_PARALLEL' && middle[i - 1] !== 'CONCUR_PARALLEL') group += 1
      const skipReason = kind === 'REVIEW_SKIPPED' ? '출장' : null
      return step(`p${i + 1}`, kind, { skipReason, group: kind === 'CONCUR_PARALLEL' ? `g${group}` : null })
    })
    const last = `p${middle.length + 1}`
    return line(step('p0', 'DRAFT'), ...steps, step(last, 'APPROVE', alone ? { party: step('p0', 'DRAFT').party } : {}))
  })

/** Acts that make sense in a state, the likelier ones more than once. */
const SENSIBLE = {
  drafting: ['submit'],
  inProgress: ['sign', 'sign', 'sign', 'sign', 'sign', 'sign', 'hold', 'resume', 'resume', 'return', 'return', 'recall'],
  returned: ['resubmit', 'resubmit', 'resubmit', 'redraft'],
  recalled: ['resubmit', 'resubmit', 'resubmit', 'redraft'],
  approved: ACT_TYPES,
  redrafted: ACT_TYPES,
} as const satisfies Record<LineState['value'], readonly ActType[]>

const rarely = fc.noBias(fc.nat(15)).map((n) => n === 0)
const often = fc.noBias(fc.nat(3)).map((n) => n > 0)

/** A blow at the line: often a sensible act by whose turn it is, else any act by anybody on anything. */
const blow = fc.record({
  sensible: often,
  type: fc.constantFrom(...ACT_TYPES),
  by: fc.nat(8),
  on: fc.nat(8),
  pick: fc.noBias(fc.nat(1000)),
  to: fc.option(fc.record({ done: often, on: fc.noBias(fc.nat(8)) }), { freq: 2 }),
  dissent: fc.boolean(),
  stale: rarely,
  unsigned: rarely,
})
type Blow = typeof blow extends fc.Arbitrary<infer B> ? B : never

/** Where a return goes to: often a step that is done. */
function targetOf(state: LineState, to: { done: boolean; on: number }): string {
  const done = (lineView(state).present?.steps ?? []).slice(1).filter((one) => one.record.state === 'DONE')
  return (to.done ? done[to.on % Math.max(1, done.length)]?.id : undefined) ?? `p${to.on}`
}

function actOf(state: LineState, given: ApprovalLine, chosen: Blow): Act {
  const pool: readonly ActType[] = SENSIBLE[state.value]
  const type = (chosen.sensible ? pool[chosen.pick % pool.length] : undefined) ?? chosen.type
  const paused = type === 'resume' || type === 'return'
  const turns = currentSteps(state).filter((one) => paused || one.record.state === 'OPEN')
  const turn = chosen.sensible ? turns[chosen.pick % Math.max(1, turns.length)] : undefined
  const byDrafter = chosen.sensible && ['submit', 'recall', 'resubmit', 'redraft'].includes(type)
  const by = byDrafter ? 'p0' : (turn?.party.personId ?? `p${chosen.by}`)
  const plain = act(state, type, by, turn?.id ?? `p${chosen.on}`, given, NO_FACTS)
  return {
    ...plain,
    ...(chosen.stale ? { basedOn: state.seq - 1 } : {}),
    ...(plain.type === 'sign' && chosen.dissent ? { verdict: 'DISSENT', opinion: '이견이 있습니다.' } : {}),
    ...('signatureRef' in plain && chosen.unsigned ? { signatureRef: '' } : {}),
    ...(plain.type === 'return' && chosen.to !== null ? { to: targetOf(state, chosen.to) } : {}),
  } as Act
}

/** Freezes a value through and through: whoever writes to it throws. */
function frozen<T>(value: T): T {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  for (const part of Object.values(value)) frozen(part)
  return Object.freeze(value)
}

/** Throws blows at a line, with states and acts that nobody can change, and looks at each one that is accepted. */
function play(
  given: ApprovalLine,
  blows: readonly Blow[],
  accepted: (was: LineState, done: Act, now: LineState) => void,
): LineEvent[] {
  let state = frozen(initialState())
  const events: LineEvent[] = []
  for (const chosen of blows) {
    const asked = frozen(actOf(state, given, chosen))
    const decision = decide(state, asked)
    if (!decision.ok) {
      if (!REFUSAL_CODES.includes(decision.refusal.code)) throw new Error(`no sentence for ${decision.refusal.code}`)
      continue
    }
    events.push(...decision.events)
    accepted(state, asked, decision.state)
    state = frozen(decision.state)
  }
  return events
}

const runs = fc.array(blow, { maxLength: 60, size: 'max' })
const check = (test: (given: ApprovalLine, blows: readonly Blow[]) => void) =>
  fc.assert(
    fc.property(lines, runs, (given, blows) => test(given, blows)),
    { numRuns: 500 },
  )

describe('over random lines and random acts', () => {
  it('the lines are sound', () =>
    fc.assert(
      fc.property(lines, (given) => {
        expect(validateLine(given, NO_FACTS)).toEqual([])
      }),
    ))

  it('the runs go deep: every act, every status and a return to an earlier step happen often (else the rest would prove little)', () => {
    const times = new Map<string, number>()
    const count = (what: string) => times.set(what, (times.get(what) ?? 0) + 1)
    for (const [given, blows] of fc.sample(fc.tuple(lines, runs), { numRuns: 500, seed: 1 }))
      play(given, blows, (_was, done, now) => {
        count(done.type)
        count(lineView(now).status)
        if (done.type === 'return' && done.to !== null) count('return to an earlier step')
      })
    const wanted = [...ACT_TYPES, ...LINE_STATUSES.slice(1), 'return to an earlier step']
    expect(wanted.filter((what) => (times.get(what) ?? 0) < 50)).toEqual([])
  })

  it('nobody acts on a step whose turn it is not, and nobody signs without a signature or over another state', () =>
    check((given, blows) => {
      play(given, blows, (was, done) => {
        expect(done.basedOn).toBe(was.seq)
        if ('signatureRef' in done) expect(done.signatureRef).not.toBe('')
        if (!('stepId' in done)) return
        const turn = currentSteps(was).find((current) => current.id === done.stepId)
        expect(turn?.party.personId).toBe(done.actor.personId)
      })
    }))

  it('the approval comes after every other step had its say, exactly once, and ends the line', () =>
    check((given, blows) => {
      let approvals = 0
      play(given, blows, (was, done, now) => {
        expect(lineView(was).status).not.toBe('APPROVED')
        const kind = given.steps.find((one) => 'stepId' in done && one.id === done.stepId)?.kind
        expect(lineView(now).status === 'APPROVED').toBe(done.type === 'sign' && kind === 'APPROVE')
        if (lineView(now).status !== 'APPROVED') return
        approvals += 1
        const before = lineView(was).present?.steps.slice(0, -1) ?? []
        expect(before.every(({ record }) => record.state === 'DONE' || record.state === 'SKIPPED')).toBe(true)
        expect(currentSteps(now)).toEqual([])
      })
      expect(approvals).toBeLessThanOrEqual(1)
    }))

  it('nobody signs twice in a round but the drafter who approves', () =>
    check((given, blows) => {
      const signings = new Map<string, string[]>()
      for (const event of play(given, blows, () => undefined)) {
        if (!('signatureRef' in event)) continue
        const round = personInRound(event)
        signings.set(round, [...(signings.get(round) ?? []), event.stepId])
        const kinds = (signings.get(round) ?? []).map((id) => given.steps.find((one) => one.id === id)?.kind)
        expect(kinds.length === 1 || (kinds.length === 2 && kinds[0] === 'DRAFT' && kinds[1] === 'APPROVE')).toBe(true)
      }
    }))

  it('a step opens only when all before it had their say; a whole parallel group at once', () =>
    check((given, blows) => {
      play(given, blows, (_was, _done, now) => {
        const steps = lineView(now).present?.steps ?? []
        for (const turn of currentSteps(now)) {
          const before = steps.slice(
            0,
            steps.findIndex((one) => one.id === turn.id),
          )
          const unsettled = before.filter(({ record }) => record.state !== 'DONE' && record.state !== 'SKIPPED')
          expect(unsettled.every((one) => isConcurrence(one.kind) && one.group !== null && one.group === turn.group)).toBe(true)
        }
        if (now.value === 'inProgress') expect(currentSteps(now).length).toBeGreaterThan(0)
        else expect(currentSteps(now)).toEqual([])
      })
    }))

  it('replaying the stored events gives the stored state, bit by bit', () =>
    check((given, blows) => {
      let last = initialState()
      const events = play(given, blows, (_was, _done, now) => {
        last = now
      })
      const stored = JSON.parse(JSON.stringify(events)) as LineEvent[]
      expect(JSON.stringify(restore(stored))).toBe(JSON.stringify(last))
      expect(restore(stored)).toEqual(JSON.parse(JSON.stringify(last)))
      expect(events.map((event) => event.seq)).toEqual(events.map((_, i) => i + 1))
    }))

  it('a state taken from storage decides like the one in memory', () =>
    check((given, blows) => {
      play(given, blows, (was, done, now) => {
        const decision = decide(JSON.parse(JSON.stringify(was)) as LineState, JSON.parse(JSON.stringify(done)) as Act)
        expect(decision.ok && JSON.stringify(decision.state)).toBe(JSON.stringify(now))
      })
    }))

  it('what is done was allowed', () =>
    fc.assert(
      fc.property(lines, fc.array(blow, { maxLength: 25, size: 'max' }), (given, blows) => {
        play(given, blows, (was, done) => {
          const found = allowed(was, done.actor, AT).find((one) => one.act === done.type)
          expect(found?.allowed).toBe(true)
          if (found?.allowed && 'stepId' in done) expect(found.stepId).toBe(done.stepId)
        })
      }),
      { numRuns: 200 },
    ))

  it('a line in which everybody signs ends in an approval', () =>
    fc.assert(
      fc.property(lines, fc.nat(), (given, pick) => {
        let state = initialState()
        const go = (asked: Act): void => {
          const decision = decide(state, asked)
          if (!decision.ok) throw new Error(decision.refusal.code)
          state = decision.state
        }
        go(act(state, 'submit', 'p0', '', given, NO_FACTS))
        for (let left = given.steps.length; state.value === 'inProgress' && left > 0; left -= 1) {
          const current = currentSteps(state)
          const turn = current[pick % current.length]
          if (turn === undefined) throw new Error('nobody is next')
          go(act(state, 'sign', turn.party.personId, turn.id, given, NO_FACTS))
        }
        expect(state.value).toBe('approved')
      }),
    ))
})

/** A person in a round. */
function personInRound(event: LineEvent): string {
  return `${event.round} ${event.by}`
}
