import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DELEGATION_LEVELS, LEVEL_GRADE, levelBelow } from '../../identity/index.ts'
import { entitledBy, nearestOf } from './power.ts'

/** A drafter and superiors: grades rise, the head of the office is the last. */
const chain = fc
  .uniqueArray(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 6 })
  .map((grades) => [...grades.toSorted((a, b) => a - b), 10].map((grade) => ({ grade })))
const level = fc.constantFrom(...DELEGATION_LEVELS)

describe('who may decide', () => {
  it('is the nearest of the chain with the level, and the head', () => {
    fc.assert(
      fc.property(chain, level, (people, asked) => {
        const { approver, entitled } = entitledBy(people, asked, 'ROW')
        expect(approver.grade).toBeGreaterThanOrEqual(LEVEL_GRADE[asked])
        for (const { grade } of people) if (grade >= LEVEL_GRADE[asked]) expect(grade).toBeGreaterThanOrEqual(approver.grade)
        expect(entitled).toEqual([...new Set([approver, people.at(-1)])])
      }),
    )
  })

  it('of an important matter is the head or a superior of the delegate, never the delegate', () => {
    fc.assert(
      fc.property(chain, level, (people, asked) => {
        const delegate = nearestOf(people, asked)
        const { approver, entitled } = entitledBy(people, asked, 'IMPORTANT')
        expect(approver).toBe(people.at(-1))
        const lower = entitled.filter(({ grade }) => grade <= (delegate?.grade ?? 0))
        expect(lower).toEqual(delegate === people.at(-1) ? [delegate] : [])
      }),
    )
  })

  it('of the follow-up of a decided matter is one level lower too, and nobody below that', () => {
    fc.assert(
      fc.property(chain, level, (people, asked) => {
        const plain = entitledBy(people, asked, 'ROW')
        const { approver, entitled } = entitledBy(people, asked, 'FOLLOW_UP')
        expect(approver.grade).toBeGreaterThanOrEqual(LEVEL_GRADE[levelBelow(asked)])
        expect(approver.grade).toBeLessThanOrEqual(plain.approver.grade)
        for (const one of plain.entitled) expect(entitled).toContain(one)
        expect(Math.min(...entitled.map(({ grade }) => grade))).toBe(approver.grade)
      }),
    )
  })

  it('falls to whoever is above where a level is vacant', () => {
    const people = [{ grade: 3 }, { grade: 7 }, { grade: 10 }]
    expect(entitledBy(people, 'TEAM_LEAD', 'ROW').approver).toEqual({ grade: 7 })
    expect(entitledBy(people, 'VICE_MAYOR', 'ROW').approver).toEqual({ grade: 10 })
    expect(entitledBy(people, 'OFFICER', 'ROW').approver).toEqual({ grade: 3 })
    expect(entitledBy(people, 'TEAM_LEAD', 'FOLLOW_UP').approver).toEqual({ grade: 3 })
  })
})
