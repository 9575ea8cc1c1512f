import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { DELEGATION_LEVELS, LEVEL_GRADE, levelOfGrade, type ScheduleRow } from '../../identity/index.ts'
import type { StoredDecision } from '../store/decisions.ts'
import { entitledBy } from './power.ts'
import { judge as judgeBy, rowsOf, Tally } from './simulation-tally.ts'

const judge = (decision: StoredDecision, rows: readonly ScheduleRow[]) => judgeBy(decision, rowsOf(rows))

const CHAIN = [
  { id: 'hana', name: '김하나', post: '주무관', grade: 3 },
  { id: 'lead', name: '이두리', post: '팀장', grade: 4 },
  { id: 'head', name: '박세찬', post: '과장', grade: 5 },
  { id: 'chief', name: '한가람', post: '국장', grade: 7 },
  { id: 'mayor', name: '오누리', post: '시장', grade: 10 },
] as const
const row = (change: Partial<ScheduleRow>): ScheduleRow => ({
  id: 'r',
  unitId: null,
  taskCode: null,
  matter: '그 밖의 사항',
  level: 'DIVISION_HEAD',
  amountUpTo: null,
  ...change,
})
/** A decision by whom the rows then asked for. */
const decided = (
  change: Partial<StoredDecision> & { level: (typeof DELEGATION_LEVELS)[number] },
  by?: (typeof CHAIN)[number],
): StoredDecision => {
  const person = by ?? entitledBy(CHAIN, change.level, 'ROW').approver
  return {
    documentId: 'd',
    approvedAt: '2026-07-01T00:00:00.000Z',
    title: '추진계획',
    unitId: 'digital',
    unitName: '디지털정책과',
    taskCode: 'T1',
    amount: null,
    deciderId: person.id,
    deciderName: person.name,
    deciderPost: person.post,
    deciderGrade: person.grade,
    byRight: 0,
    why: 'ROW',
    ruleId: 'r',
    scheduleVersion: 1,
    matter: '그 밖의 사항',
    chain: JSON.stringify(CHAIN),
    ...change,
  }
}

describe('a decision under other rows', () => {
  it('goes to the one whom they let decide', () => {
    const rows = [row({ level: 'TEAM_LEAD' }), row({ id: 'big', taskCode: 'T1', level: 'BUREAU_HEAD', amountUpTo: 100 })]
    expect(judge(decided({ level: 'DIVISION_HEAD' }), rows)).toMatchObject({
      changed: true,
      proposed: 'TEAM_LEAD',
      by: { id: 'lead' },
    })
    expect(judge(decided({ level: 'DIVISION_HEAD', amount: 100 }), rows)).toMatchObject({
      proposed: 'BUREAU_HEAD',
      by: { id: 'chief' },
    })
    expect(judge(decided({ level: 'DIVISION_HEAD' }), [])).toMatchObject({ proposed: 'MAYOR', matter: null })
  })

  it('stays where it is by right, as an important matter, and where the rows ask for the same', () => {
    const rows = [row({ level: 'TEAM_LEAD' })]
    expect(judge(decided({ level: 'DIVISION_HEAD', byRight: 1 }), rows).changed).toBe(false)
    expect(judge(decided({ level: 'MAYOR', why: 'IMPORTANT' }), rows).changed).toBe(false)
    expect(judge(decided({ level: 'TEAM_LEAD' }, CHAIN[4]), rows).changed).toBe(false)
    expect(judge(decided({ level: 'TEAM_LEAD', why: 'FOLLOW_UP' }, CHAIN[1]), [row({})]).changed).toBe(false)
  })

  it('follows the row that the drafter named by its words', () => {
    const rows = [
      row({ taskCode: 'T1', level: 'MAYOR', matter: '계약' }),
      row({ id: 'own', level: 'TEAM_LEAD', matter: '자료 제출' }),
    ]
    const listed = decided({ level: 'DIVISION_HEAD', why: 'LISTED', matter: '자료 제출' })
    expect(judge(listed, rows)).toMatchObject({ proposed: 'TEAM_LEAD', matter: '자료 제출' })
    expect(judge({ ...listed, matter: '없어진 사항' }, rows)).toMatchObject({ proposed: 'MAYOR', matter: '계약' })
  })

  it('is counted with its reason where the rows say nothing of it, and told from when decisions are kept', () => {
    const tally = new Tally([row({ level: 'TEAM_LEAD' })])
    const level = 'DIVISION_HEAD'
    tally.add(decided({ level, approvedAt: '2026-06-30T15:00:00.000Z' }))
    tally.add(decided({ level, byRight: 1, why: 'IMPORTANT' }))
    tally.add(decided({ level: 'MAYOR', why: 'IMPORTANT', chain: '[]' }))
    tally.add(decided({ level, chain: '[]' }))
    tally.add(decided({ level, why: 'LISTED', matter: '없어진 사항' }))
    tally.add(decided({ level, why: 'LISTED' }))
    const { unplaced, keptFrom, changed } = tally.result()
    expect(unplaced).toEqual([
      { why: 'BY_RIGHT', count: 1 },
      { why: 'IMPORTANT', count: 1 },
      { why: 'CHAIN_UNKNOWN', count: 1 },
      { why: 'MATTER_GONE', count: 1 },
    ])
    expect(keptFrom).toBe('2026-07-01')
    expect(changed).toBe(3)
    expect(new Tally([]).result()).toMatchObject({ unplaced: [], keptFrom: null })
  })

  it('of the same rows never changes, and the sums add up', () => {
    const level = fc.constantFrom(...DELEGATION_LEVELS)
    const rows = fc.array(
      fc
        .record({ taskCode: fc.constantFrom(null, 'T1', 'T2'), level, amountUpTo: fc.option(fc.nat(100), { nil: null }) })
        .map((one) => row(one)),
      { maxLength: 6 },
    )
    const then = fc.array(
      fc.record({
        taskCode: fc.constantFrom('T1', 'T2', 'T3'),
        amount: fc.option(fc.nat(120), { nil: null }),
        level,
        unit: fc.constantFrom('a', 'b'),
      }),
    )
    fc.assert(
      fc.property(rows, then, (proposed, past) => {
        const tally = new Tally(proposed)
        const again: StoredDecision[] = []
        for (const { unit, ...one } of past) {
          const decision = decided({ ...one, unitId: unit, unitName: unit })
          tally.add(decision)
          const verdict = judge(decision, proposed)
          const grade = CHAIN.find(({ id }) => id === verdict.by.id)?.grade ?? 0
          expect(verdict.proposed).toBe(levelOfGrade(grade))
          // What they make of it they make of it again, once it was decided by them.
          const after = proposed.length === 0 ? 'MAYOR' : verdict.proposed
          again.push({ ...decision, deciderId: verdict.by.id, deciderGrade: LEVEL_GRADE[after], level: after })
        }
        for (const decision of again) expect(judge(decision, proposed).changed).toBe(false)
        const { total, changed, levels, units, documents } = tally.result()
        expect(total).toBe(past.length)
        expect(levels.reduce((sum, one) => sum + one.decided, 0)).toBe(total)
        expect(levels.reduce((sum, one) => sum + one.proposed, 0)).toBe(total)
        expect(units.reduce((sum, one) => sum + one.total, 0)).toBe(total)
        expect(units.reduce((sum, one) => sum + one.higher + one.lower, 0)).toBe(changed)
        expect(documents).toHaveLength(changed)
      }),
    )
  })
})
