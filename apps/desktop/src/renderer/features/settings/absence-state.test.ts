import { expect, test } from 'vitest'
import { absenceState } from './absence-state.ts'

test.each([
  ['2026-07-14', 'coming'],
  ['2026-07-15', 'now'],
  ['2026-07-17', 'now'],
  ['2026-07-18', 'past'],
])('on %s an absence from 15 to 17 July is %s', (today, state) => {
  expect(absenceState({ from: '2026-07-15', until: '2026-07-17' }, today)).toBe(state)
})
