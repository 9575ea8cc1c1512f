import { expect, test } from 'vitest'
import { findItems } from './find-items.ts'

const items = [
  { id: '1', label: '하천 정비 계획', also: ['김하나', '디지털정책과'] },
  { id: '2', label: '김하나 송별 안내', also: ['박세찬', '총무과'] },
  { id: '3', label: '하천 점용 허가', also: ['한여덟', '도시계획과'] },
]
const ids = (typed: string, most = 10): readonly string[] => findItems(items, typed, most).map(({ id }) => id)

test('initial consonants find names and the other words, a name before a drafter', () => {
  expect(ids('ㄱㅎㄴ')).toEqual(['2', '1'])
  expect(ids('ㅎㅊ')).toEqual(['1', '3'])
})

test('each word must be answered, wherever it stands', () => {
  expect(ids('하천 김하나')).toEqual(['1'])
  expect(ids('하천 총무과')).toEqual([])
})

test('spaces inside a name do not count, and no more than asked come', () => {
  expect(ids('하천정비')).toEqual(['1'])
  expect(ids('하천', 1)).toEqual(['1'])
})
