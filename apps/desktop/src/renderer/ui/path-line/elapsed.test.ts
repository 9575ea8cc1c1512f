import { describe, expect, test } from 'vitest'
import { took, waited } from './elapsed.ts'

const at = (time: string) => `2026-07-${time}:00+09:00`

describe('time in the words of an office', () => {
  test('within the hour in minutes, one at least', () => {
    expect(took(at('15T09:00'), at('15T09:00'))).toEqual({ unit: 'minutes', count: 1 })
    expect(took(at('15T09:00'), at('15T09:59'))).toEqual({ unit: 'minutes', count: 59 })
  })
  test('within the day in hours', () => {
    expect(took(at('15T09:00'), at('15T11:59'))).toEqual({ unit: 'hours', count: 2 })
    expect(waited(at('14T17:00'), at('15T09:00'))).toEqual({ unit: 'hours', count: 16 })
  })
  test('then in days: how many it took, and which day of waiting it is', () => {
    expect(took(at('13T09:00'), at('15T10:00'))).toEqual({ unit: 'days', count: 2 })
    expect(waited(at('13T17:00'), at('15T18:00'))).toEqual({ unit: 'days', count: 3 })
  })
  test('a clock that runs behind counts no time backwards', () => {
    expect(took(at('15T09:00'), at('15T08:00'))).toEqual({ unit: 'minutes', count: 1 })
  })
})
