import { describe, expect, it } from 'vitest'
import { getShortestPaths } from 'xstate/graph'
import type { Act } from '../acts.ts'
import { ACT_TYPES } from '../acts.ts'
import { STEP_STATES } from '../step-record.ts'
import { AT, act, line, NO_FACTS, run, step } from '../testing/sample.ts'
import { lineMachine } from './line.ts'
import { type StepSignal, stepMachine } from './step.ts'

const LINE = line(step('drafter', 'DRAFT'), step('reviewer', 'REVIEW'), step('approver', 'APPROVE'))

/** Every act in every turn of the plain line. */
function everyAct(): Act[] {
  const { state } = run(LINE, NO_FACTS, ['submit', 'drafter'])
  return ACT_TYPES.flatMap((type) =>
    ['drafter', 'reviewer', 'approver'].map((person) => ({
      ...act(state, type, person, person, LINE, NO_FACTS),
      ...(type === 'sign' ? { signatureRef: `of-${person}` } : {}),
      ...(type === 'submit' ? { revision: { id: 'revision-1', sha256: 'a1' }, signatureRef: 'of-drafter' } : {}),
      ...(type === 'sign' ? { revision: { id: 'revision-1', sha256: 'a1' } } : {}),
    })),
  ) as Act[]
}

describe('the machines have no state that nobody can reach', () => {
  it('line', () => {
    const paths = getShortestPaths(lineMachine, { events: everyAct(), limit: 5_000 })
    expect(new Set(paths.map((path) => String(path.state.value)))).toEqual(new Set(Object.keys(lineMachine.states)))
  })
  it('step', () => {
    const signed = { at: AT, signatureRef: 's', opinion: null }
    const events: StepSignal[] = [
      { type: 'submit', ...signed },
      { type: 'skip', at: AT, reason: '출장' },
      { type: 'open' },
      { type: 'sign', kind: 'REVIEW', verdict: 'AGREE', ...signed },
      { type: 'return', at: AT, reason: '사유' },
      { type: 'hold', reason: '사유', until: '2026-07-20' },
      { type: 'resume' },
      { type: 'close' },
    ]
    const paths = getShortestPaths(stepMachine, { events, input: { stepId: 'a' }, limit: 5_000 })
    expect(new Set(paths.map((path) => String(path.state.value)))).toEqual(new Set(STEP_STATES))
    expect(Object.keys(stepMachine.states).sort()).toEqual([...STEP_STATES].sort())
  })
})
