import { expect, test } from 'vitest'
import { askOf, csvAddress } from './box-ask.ts'

const NOTHING = { sort: null, find: '', urgent: false, period: null }

test('an address that asks for nothing asks the server for nothing', () => {
  expect(askOf(NOTHING, '2026-07-15')).toEqual({ sort: null, filter: {} })
  expect(askOf({ ...NOTHING, find: '  ', sort: { column: 'with', descending: true } }, '2026-07-15')).toEqual({
    sort: null,
    filter: {},
  })
})

test('words, urgency, days back and the order as the server names it', () => {
  const asked = askOf(
    { sort: { column: 'drafter', descending: true }, find: ' 예산 ', urgent: true, period: 'week' },
    '2026-07-03',
  )
  expect(asked).toEqual({
    sort: { column: 'drafterName', descending: true },
    filter: { find: '예산', urgent: true, from: '2026-06-27' },
  })
  expect(csvAddress('DONE', asked)).toBe(
    '/files/boxes/DONE.csv?find=%EC%98%88%EC%82%B0&urgent=true&from=2026-06-27&sort=drafterName&descending=true',
  )
})
