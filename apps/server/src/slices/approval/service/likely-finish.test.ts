import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { PlannedStep } from '../planned-line.ts'
import { type ActTime, likelyFinish } from './likely-finish.ts'

const NOW = new Date('2026-07-15T03:00:00.000Z')
const HOUR_MS = 3_600_000
const step = (personId: string, kind: PlannedStep['kind'] = 'REVIEW', group: string | null = null): PlannedStep => ({
  id: personId,
  kind,
  personId,
  mark: null,
  absenceId: null,
  skipReason: null,
  group,
})
const took = (personId: string, hours: number, kind = 'REVIEW'): ActTime => ({
  personId,
  kind,
  openedAt: '2026-07-01T00:00:00.000Z',
  actedAt: new Date(Date.parse('2026-07-01T00:00:00.000Z') + hours * HOUR_MS).toISOString(),
})
const hoursUntil = (at: string | undefined) => (Date.parse(at ?? '') - NOW.getTime()) / HOUR_MS

describe('a likely finish', () => {
  it('adds up the medians of person and kind, of the kind, or a day', () => {
    const steps = [step('drafter', 'DRAFT'), step('a'), step('b'), step('head', 'APPROVE')]
    const found = likelyFinish(steps, [], [took('a', 2), took('a', 40), took('a', 4), took('a', 6, 'CONCUR_SERIAL')], NOW)
    expect(found?.steps).toEqual([
      { stepId: 'a', hours: 4, from: 'PERSON', count: 3, backOn: null },
      { stepId: 'b', hours: 4, from: 'KIND', count: 3, backOn: null },
      { stepId: 'head', hours: 24, from: 'NOTHING', count: 0, backOn: null },
    ])
    expect(hoursUntil(found?.at)).toBe(32)
    expect(likelyFinish([step('drafter', 'DRAFT')], [], [], NOW)).toBeNull()
  })

  it('takes parallel steps together, and passes over who is skipped', () => {
    const parallel = [
      step('a', 'CONCUR_PARALLEL', 'g'),
      step('b', 'CONCUR_PARALLEL', 'g'),
      step('c', 'REVIEW_SKIPPED'),
      step('head', 'APPROVE'),
    ]
    const times = [took('a', 10, 'CONCUR_PARALLEL'), took('b', 3, 'CONCUR_PARALLEL'), took('head', 1, 'APPROVE')]
    expect(hoursUntil(likelyFinish(parallel, [], times, NOW)?.at)).toBe(11)
  })

  it('waits for who is away until nine on the day after', () => {
    const found = likelyFinish([step('a')], [{ personId: 'a', until: '2026-07-17' }], [took('a', 2)], NOW)
    expect(found?.steps[0]?.backOn).toBe('2026-07-18')
    expect(found?.at).toBe('2026-07-18T02:00:00.000Z')
  })

  it('is never before now, and never earlier for one step more', () => {
    const kind = fc.constantFrom('REVIEW' as const, 'CONCUR_PARALLEL' as const, 'APPROVE' as const)
    const steps = fc.array(
      fc
        .record({ who: fc.constantFrom('a', 'b', 'c'), kind })
        .map(({ who, kind: is }) => step(who, is, is === 'CONCUR_PARALLEL' ? 'g' : null)),
      { minLength: 1, maxLength: 8 },
    )
    const times = fc.array(
      fc
        .record({ who: fc.constantFrom('a', 'b', 'c'), hours: fc.nat(100), kind })
        .map((one) => took(one.who, one.hours, one.kind)),
    )
    fc.assert(
      fc.property(steps, times, (line, past) => {
        const whole = Date.parse(likelyFinish(line, [], past, NOW)?.at ?? '')
        const shorter = likelyFinish(line.slice(0, -1), [], past, NOW)
        expect(whole).toBeGreaterThanOrEqual(shorter === null ? NOW.getTime() : Date.parse(shorter.at))
      }),
    )
  })

  it('of who has the turn already counts only what took longer, and as long again where nothing did', () => {
    const since = (hours: number) => ({ ...step('a'), begunAt: new Date(NOW.getTime() - hours * HOUR_MS).toISOString() })
    const times = [took('a', 2), took('a', 4), took('a', 10)]
    const left = (hours: number) => hoursUntil(likelyFinish([since(hours)], [], times, NOW)?.at)
    expect([left(0), left(1), left(3), left(5), left(20)]).toEqual([4, 3, 4, 5, 4])
    const unknown = likelyFinish([since(6)], [], [], NOW)
    expect(hoursUntil(unknown?.at)).toBe(18)
  })

  it('waits for the end of a hold, not for the answer behind a day that lapses, and not for who is not awaited', () => {
    const held = { ...step('a'), begunAt: NOW.toISOString(), heldUntil: '2026-07-16' }
    expect(likelyFinish([held], [], [took('a', 2)], NOW)?.at).toBe('2026-07-17T02:00:00.000Z')
    const lapses = { ...step('a', 'CONCUR_SERIAL'), dueOn: '2026-07-15', lapses: true }
    expect(likelyFinish([lapses], [], [took('a', 200, 'CONCUR_SERIAL')], NOW)?.at).toBe('2026-07-15T15:00:00.000Z')
    const audit = { ...step('b', 'AUDIT_CONCUR'), blocking: false }
    expect(likelyFinish([step('a'), audit], [], [took('a', 2)], NOW)?.steps.map(({ stepId }) => stepId)).toEqual(['a'])
  })

  it('counts a drafter who signs again', () => {
    const again = { ...step('drafter', 'DRAFT'), begunAt: NOW.toISOString() }
    expect(likelyFinish([again], [], [], NOW)?.steps).toHaveLength(1)
  })
})
