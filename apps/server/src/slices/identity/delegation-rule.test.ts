import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closestFirst, closestRule, holdsFor, LEVEL_GRADE, levelBelow, levelOfGrade, type ScheduleRow } from './index.ts'
import { DELEGATION_LEVELS } from './schema.ts'

const UNITS = ['digital', 'budget'] as const
const TASKS = ['T1', 'T2'] as const
const amount = fc.option(fc.nat(1_000), { nil: null })
const row = fc.record({
  unitId: fc.constantFrom(null, ...UNITS),
  taskCode: fc.constantFrom(null, ...TASKS),
  matter: fc.constantFrom('지출', '계약', '자료 제출'),
  level: fc.constantFrom(...DELEGATION_LEVELS),
  amountUpTo: amount,
})
const rows = fc.array(row, { maxLength: 12 }).map((all): ScheduleRow[] => all.map((one, i) => ({ ...one, id: `r${i}` })))
const asked = fc.record({ unitId: fc.constantFrom(...UNITS), taskCode: fc.constantFrom(null, ...TASKS), amount })

/** The rule said once more, as plainly as the regulation says it: go through the four kinds of rows, the narrowest first. */
function byHand(all: readonly ScheduleRow[], matter: { unitId: string; taskCode: string | null; amount: number | null }) {
  const narrow = [
    all.filter((one) => one.unitId === matter.unitId && one.taskCode !== null && one.taskCode === matter.taskCode),
    all.filter((one) => one.unitId === null && one.taskCode !== null && one.taskCode === matter.taskCode),
    all.filter((one) => one.unitId === matter.unitId && one.taskCode === null),
    all.filter((one) => one.unitId === null && one.taskCode === null),
  ]
  for (const kind of narrow) {
    let best: ScheduleRow | undefined
    for (const one of kind) {
      if (one.amountUpTo !== null && (matter.amount === null || matter.amount > one.amountUpTo)) continue
      if (best === undefined || (one.amountUpTo ?? Infinity) < (best.amountUpTo ?? Infinity)) best = one
    }
    if (best !== undefined) return best
  }
  return undefined
}

describe('the row of the schedule that decides', () => {
  it('is the one that a person would find', () => {
    fc.assert(
      fc.property(rows, asked, (all, matter) => {
        expect(closestRule(all, matter)).toEqual(byHand(all, matter))
      }),
      {
        numRuns: 2_000,
      },
    )
  })

  it('holds for the amount, and a smaller amount never takes a looser threshold of the same rows', () => {
    fc.assert(
      fc.property(rows, asked, fc.nat(1_000), (all, matter, less) => {
        const found = closestRule(all, matter)
        if (found === undefined) return
        expect(holdsFor(found, matter.amount)).toBe(true)
        if (matter.amount === null) return
        const smaller = closestRule(all, { ...matter, amount: Math.min(less, matter.amount) })
        expect(smaller).toBeDefined()
        const same = smaller?.unitId === found.unitId && smaller.taskCode === found.taskCode
        if (same) expect(smaller.amountUpTo ?? Infinity).toBeLessThanOrEqual(found.amountUpTo ?? Infinity)
      }),
    )
  })

  it('is never of another unit or task, and without an amount no threshold is met', () => {
    fc.assert(
      fc.property(rows, asked, (all, matter) => {
        for (const one of closestFirst(all, matter)) {
          expect([null, matter.unitId]).toContain(one.unitId)
          expect([null, matter.taskCode]).toContain(one.taskCode)
        }
        expect(closestRule(all, { ...matter, amount: null })?.amountUpTo ?? null).toBeNull()
      }),
    )
  })

  it('knows levels by grade', () => {
    for (const level of DELEGATION_LEVELS) expect(levelOfGrade(LEVEL_GRADE[level])).toBe(level)
    expect([6, 9, 0].map(levelOfGrade)).toEqual(['DIVISION_HEAD', 'VICE_MAYOR', 'OFFICER'])
    expect(DELEGATION_LEVELS.map(levelBelow)).toEqual(['OFFICER', ...DELEGATION_LEVELS.slice(0, -1)])
  })
})
