import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { WorkflowError } from './errors.ts'
import type { LineEvent } from './line-event.ts'
import { restore } from './restore.ts'
import { initialState, isPresentVersion, type LineState } from './state.ts'
import { line, NO_FACTS, run, step } from './testing/sample.ts'
import { MACHINE_VERSION } from './version.ts'
import { lineView } from './view.ts'

const LINE = line(step('drafter', 'DRAFT'), step('reviewer', 'REVIEW'), step('approver', 'APPROVE'))
const fixture = (name: string): unknown => JSON.parse(readFileSync(new URL(`./testing/${name}`, import.meta.url), 'utf8'))

describe('stored events', () => {
  it('of the first version of the machine still give the state of then', () => {
    const events = fixture('events-1.json') as LineEvent[]
    const state = restore(events)
    const then = fixture('state-1.json') as LineState
    expect(state).toMatchObject({ ...then, version: MACHINE_VERSION })
    expect(new Set(events.map((event) => event.type)).size).toBe(8)
  })

  it('of the second version give the state of then, bit by bit', () => {
    const events = fixture('events-2.json') as LineEvent[]
    const then = { ...(fixture('state-2.json') as LineState), version: MACHINE_VERSION }
    expect(JSON.stringify(restore(events))).toBe(JSON.stringify(then))
    // A line ends by an approval or by a redraft: that one is in the first version's.
    expect(new Set(events.map((event) => event.type)).size).toBe(17)
  })

  it('are not judged again: a rule of today leaves a document of then readable', () => {
    const { events } = run(LINE, NO_FACTS, ['submit', 'drafter'], ['sign', 'reviewer'])
    const lenient = events.map((event) => ('signatureRef' in event ? { ...event, signatureRef: '' } : event))
    expect(lineView(restore(lenient)).present?.steps[1]?.record.outcome).toBe('AGREED')
  })

  it('give the empty state when there are none', () => expect(restore([])).toEqual(initialState()))

  const { events } = run(LINE, NO_FACTS, ['submit', 'drafter'], ['sign', 'reviewer'], ['sign', 'approver'])
  const [first, second, third] = events as [LineEvent, LineEvent, LineEvent]
  it.each<[string, LineEvent[]]>([
    ['a gap', [first, third]],
    ['a double', [first, first]],
    ['a wrong start', [second]],
    ['a signature out of turn', [first, { ...third, seq: 2 }]],
    ['a step that is not in the line', [first, { ...second, stepId: 'nobody' } as LineEvent]],
    ['something after the approval', [...events, { ...second, seq: 4 }]],
    [
      'a return to nowhere',
      [
        first,
        { seq: 2, at: second.at, by: 'reviewer', round: 1, type: 'returned', stepId: 'reviewer', to: 'nobody', reason: 'x' },
      ],
    ],
    ['an unknown type', JSON.parse(JSON.stringify([{ ...first, type: 'blessed' }])) as LineEvent[]],
  ])('do not restore with %s', (_name, broken) => {
    let caught: unknown
    try {
      restore(broken)
    } catch (error) {
      caught = error
    }
    expect(caught).toBeInstanceOf(WorkflowError)
    expect(caught).toMatchObject({ code: 'EVENTS_BROKEN', facts: { seq: broken.at(-1)?.seq } })
  })

  it('a snapshot of another version is known as such', () => {
    const state: LineState = restore(events)
    expect(isPresentVersion(state)).toBe(true)
    expect(isPresentVersion({ ...state, version: state.version + 1 })).toBe(false)
  })
})
