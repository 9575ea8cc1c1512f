import { describe, expect, it } from 'vitest'
import { getShortestPaths } from 'xstate/graph'
import type { Act } from '../acts.ts'
import { STEP_STATES, UNIT_STAGES } from '../step-record.ts'
import { AT, act, line, NO_FACTS, party, run, step } from '../testing/sample.ts'
import { lineMachine } from './line.ts'
import { receiptMachine } from './receipt.ts'
import { type StepSignal, stepMachine } from './step.ts'
import { type UnitSignal, unitMachine } from './unit.ts'

const LINE = line(step('drafter', 'DRAFT'), step('reviewer', 'REVIEW'), step('approver', 'APPROVE'))

/** Acts that change the state of the line as a whole, in every turn of the plain line. */
function everyAct(): Act[] {
  const { state } = run(LINE, NO_FACTS, ['submit', 'drafter'])
  const types = ['submit', 'sign', 'return', 'recall', 'resubmit', 'redraft'] as const
  const first = { revision: { id: 'revision-1', sha256: 'a1' } }
  return types.flatMap((type) =>
    ['drafter', 'reviewer', 'approver'].map((person) => ({
      ...act(state, type, person, person, LINE, NO_FACTS),
      ...(type === 'sign' ? { ...first, signatureRef: `of-${person}` } : {}),
      ...(type === 'submit' ? { ...first, signatureRef: 'of-drafter' } : {}),
    })),
  ) as Act[]
}

const signed = { at: AT, seq: 1, signatureRef: 's', opinion: null }

describe('the machines have no state that nobody can reach', () => {
  it('line', () => {
    const paths = getShortestPaths(lineMachine, { events: everyAct(), limit: 20_000 })
    expect(new Set(paths.map((path) => String(path.state.value)))).toEqual(new Set(Object.keys(lineMachine.states)))
  })
  it('step', () => {
    const events: StepSignal[] = [
      { type: 'submit', ...signed },
      { type: 'skip', for: 'ABSENCE', at: AT, reason: '출장' },
      { type: 'open' },
      { type: 'sign', kind: 'REVIEW', verdict: 'AGREE', ...signed },
      { type: 'return', at: AT, reason: '사유' },
      { type: 'hold', reason: '사유', until: '2026-07-20', seq: 1 },
      { type: 'resume' },
      { type: 'overdue', at: AT },
      { type: 'takeBack' },
      { type: 'close' },
    ]
    const paths = getShortestPaths(stepMachine, { events, limit: 5_000 })
    expect(new Set(paths.map((path) => String(path.state.value)))).toEqual(new Set(STEP_STATES))
    expect(Object.keys(stepMachine.states).sort()).toEqual([...STEP_STATES].sort())
  })
  it('unit', () => {
    const events: UnitSignal[] = [
      { type: 'assign', reviewers: [step('a', 'REVIEW')], by: 'receiver', at: AT, seq: 1 },
      { type: 'assign', reviewers: [], by: 'receiver', at: AT, seq: 2 },
      { type: 'review', stepId: 'a', signal: { type: 'sign', kind: 'REVIEW', verdict: 'AGREE', ...signed } },
      { type: 'answer' },
      { type: 'takeBack' },
      { type: 'close' },
    ]
    const paths = getShortestPaths(unitMachine, { events, stopWhen: ({ context }) => context.steps.length > 2, limit: 5_000 })
    expect(new Set(paths.map((path) => String(path.state.value)))).toEqual(new Set(UNIT_STAGES))
    expect(Object.keys(unitMachine.states).sort()).toEqual([...UNIT_STAGES].sort())
  })
  it('receipt', () => {
    const paths = getShortestPaths(receiptMachine, {
      events: [{ type: 'note', at: AT, note: null }],
      input: { party: party('reader'), since: AT },
    })
    expect(paths.map((path) => path.state.value)).toEqual(Object.keys(receiptMachine.states))
  })
})
