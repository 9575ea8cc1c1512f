import { describe, expect, it } from 'vitest'
import type { OfficeAbsence } from '../deps.ts'
import type { PlannedStep } from '../planned-line.ts'
import { adviceOn } from './outlook.ts'

const step = (personId: string, kind: PlannedStep['kind'], change: Partial<PlannedStep> = {}): PlannedStep => ({
  id: `${personId}-${kind}`,
  kind,
  personId,
  mark: null,
  absenceId: null,
  skipReason: null,
  group: null,
  ...change,
})
const away = (personId: string, actingId: string, nobodyActs = false): OfficeAbsence => ({
  id: 'absence',
  personId,
  actingId,
  actingName: actingId,
  passedFrom: null,
  nobodyActs,
  reason: '출장',
  from: '2026-07-15',
  until: '2026-07-17',
})
const codes = (steps: readonly PlannedStep[], absences: readonly OfficeAbsence[] = []) =>
  adviceOn(steps, absences).map(({ code }) => code)

describe('advice on a line', () => {
  const draft = step('hana', 'DRAFT')
  it('warns of a deputy who signed earlier, or drafted it', () => {
    const line = [draft, step('lead', 'REVIEW'), step('head', 'APPROVE')]
    expect(codes(line, [away('head', 'lead')])).toEqual(['DEPUTY_SIGNS_EARLIER'])
    expect(codes(line, [away('head', 'hana')])).toEqual(['DEPUTY_DRAFTED'])
    expect(codes(line, [away('head', 'other')])).toEqual([])
    expect(codes(line, [away('head', 'lead', true)])).toEqual(['NOBODY_ACTS'])
    expect(codes(line)).toEqual([])
  })

  it('warns of a deputy who decides without anybody else', () => {
    const acting = (who: string) => step(who, 'APPROVE', { mark: 'DELEGATED_ACTING', absenceId: 'absence' })
    expect(codes([draft, acting('lead')])).toEqual(['DEPUTY_ALONE'])
    expect(codes([draft, acting('hana')])).toEqual(['DEPUTY_DRAFTED'])
    expect(codes([draft, step('other', 'REVIEW'), acting('lead')])).toEqual([])
  })
})
