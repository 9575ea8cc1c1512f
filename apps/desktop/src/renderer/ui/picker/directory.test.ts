import { describe, expect, test } from 'vitest'
import { findPeople, type OrgPerson, type OrgUnit, pathTo, unitsUnder, unitTree } from './directory.ts'

const units: readonly OrgUnit[] = [
  { id: 'city', name: '한빛시', parentId: null },
  { id: 'plan', name: '기획조정실', parentId: 'city' },
  { id: 'digital', name: '디지털정책과', parentId: 'plan' },
  { id: 'budget', name: '예산과', parentId: 'plan' },
  { id: 'lost', name: '길 잃은 과', parentId: 'gone' },
]
const people: readonly OrgPerson[] = [
  { id: '1', name: '김하나', post: '주무관', unitId: 'digital' },
  { id: '2', name: '이두리', post: '팀장', unitId: 'digital' },
  { id: '3', name: '김예산', post: '과장', rank: '지방행정사무관', unitId: 'budget' },
  { id: '4', name: '박디지', post: '주무관', unitId: 'budget' },
]
const ids = (typed: string, unitId: string | null = null): string[] =>
  findPeople(people, units, { typed, unitId }).map((person) => person.id)

describe('finding people', () => {
  test.each([
    ['김하나', ['1']],
    ['ㄱㅎㄴ', ['1']],
    ['김', ['3', '1']],
    ['디지', ['4', '1', '2']],
    ['ㄷㅈㅌ', ['1', '2']],
    ['디지털 팀장', ['2']],
    ['예산과 과장', ['3']],
    ['사무관', ['3']],
    ['없는사람', []],
  ])('%s', (typed, expected) => {
    expect(ids(typed)).toEqual(expected)
  })

  test('without words, a unit gives itself and what is under it', () => {
    expect(ids('', 'plan')).toEqual(['1', '2', '3', '4'])
    expect(ids('', 'budget')).toEqual(['3', '4'])
    expect(ids('')).toHaveLength(4)
  })
})

describe('the tree of units', () => {
  test('units stand under their parents; one without a known parent at the top', () => {
    expect(unitTree(units)).toMatchObject([
      { id: 'city', children: [{ id: 'plan', children: [{ id: 'digital' }, { id: 'budget' }] }] },
      { id: 'lost' },
    ])
  })

  test('the path to a unit leads up to the top', () => {
    expect(pathTo(units, 'digital')).toEqual(['digital', 'plan', 'city'])
    expect(pathTo(units, null)).toEqual([])
  })

  test('a circle in the data ends', () => {
    const circle: readonly OrgUnit[] = [
      { id: 'a', name: 'a', parentId: 'b' },
      { id: 'b', name: 'b', parentId: 'a' },
    ]
    expect([...unitsUnder(circle, 'a')]).toEqual(['a', 'b'])
    expect(unitTree(circle)).toEqual([])
    expect(pathTo(circle, 'a')).toEqual(['a', 'b'])
  })
})
