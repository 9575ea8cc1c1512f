import { describe, expect, it } from 'vitest'
import { ACT_TYPES } from './acts.ts'
import { allowed } from './allowed.ts'
import { initialState, type LineState } from './state.ts'
import { AT, AWAY, AWAY_FACTS, line, NO_FACTS, run, step } from './testing/sample.ts'

const LINE = line(step('drafter', 'DRAFT'), step('reviewer', 'REVIEW'), step('approver', 'APPROVE'))

/** What somebody may do, as `act@step`. */
function may(state: LineState, personId: string, at = AT): string[] {
  const all = allowed(state, { personId }, at)
  expect(all.map((one) => one.act)).toEqual(ACT_TYPES)
  return all.flatMap((one) => (one.allowed ? [one.stepId === null ? one.act : `${one.act}@${one.stepId}`] : []))
}

function whyNot(state: LineState, personId: string, type: string): string | null {
  const found = allowed(state, { personId }, AT).find((one) => one.act === type)
  return found === undefined || found.allowed ? null : found.refusal.code
}

describe('what a person may do now', () => {
  const open = run(LINE, NO_FACTS, ['submit', 'drafter']).state
  it('before submission whoever drafts may submit', () => expect(may(initialState(), 'anybody')).toEqual(['submit']))
  it('the drafter may recall until the next one acts', () => {
    expect(may(open, 'drafter')).toEqual(['recall', 'skip@reviewer', 'change', 'setUrgent'])
    expect(may(run(LINE, NO_FACTS, ['submit', 'drafter'], ['sign', 'reviewer']).state, 'drafter')).toEqual([
      'change',
      'setUrgent',
    ])
  })
  it('whose turn it is may sign, return and hold that step', () =>
    expect(may(open, 'reviewer')).toEqual(['sign@reviewer', 'return@reviewer', 'hold@reviewer', 'change', 'revise@reviewer']))
  it('who holds may return or resume', () =>
    expect(may(run(LINE, NO_FACTS, ['submit', 'drafter'], ['hold', 'reviewer']).state, 'reviewer')).toEqual([
      'return@reviewer',
      'resume@reviewer',
      'change',
    ]))
  it('a later one waits, and is told why', () => {
    expect(may(open, 'approver')).toEqual([])
    expect(whyNot(open, 'approver', 'sign')).toBe('TURN_NOT_REACHED')
    expect(whyNot(open, 'outsider', 'sign')).toBe('NOT_YOUR_STEP')
  })
  it('after a return the drafter resubmits or redrafts', () => {
    const { state } = run(LINE, NO_FACTS, ['submit', 'drafter'], ['return', 'reviewer'])
    expect(may(state, 'drafter')).toEqual(['resubmit', 'redraft'])
    expect(may(state, 'reviewer')).toEqual([])
  })
  it('a drafter who approves acts on the approval', () => {
    const alone = line(step('drafter', 'DRAFT'), step('approve', 'APPROVE', { party: step('drafter', 'DRAFT').party }))
    const { state } = run(alone, NO_FACTS, ['submit', 'drafter'])
    expect(may(state, 'drafter')).toEqual([
      'sign@approve',
      'return@approve',
      'recall',
      'hold@approve',
      'change',
      'revise@approve',
      'setUrgent',
    ])
  })
  it('a deputy signs within the absence only; the absent one never', () => {
    const acting = line(step('drafter', 'DRAFT'), step('approver', 'APPROVE', { mark: 'ACTING', onBehalfOf: AWAY }))
    const { state } = run(acting, AWAY_FACTS, ['submit', 'drafter'])
    expect(may(state, 'approver')).toContain('sign@approver')
    expect(may(state, 'approver', '2026-07-20T00:00:00.000Z')).not.toContain('sign@approver')
    expect(whyNot(state, 'absent', 'sign')).toBe('PRINCIPAL_ABSENT')
  })
})
