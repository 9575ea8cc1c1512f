import { expect, test } from 'vitest'
import { setKind } from './line-moves.ts'
import type { LineStep } from './line-step.ts'
import { printedSigns, setSign } from './step-signs.ts'

const step = (id: string, kind: LineStep['kind']): LineStep => ({
  id,
  kind,
  personId: id,
  person: { personId: id, name: id, post: '주무관', rank: '', unitId: 'u', unitName: '' },
  receiver: null,
  mark: null,
  absenceId: null,
  skipReason: null,
  group: null,
  away: null,
})
const LINE = [step('a', 'DRAFT'), step('b', 'REVIEW'), step('c', 'APPROVE')]
const signs = (steps: readonly LineStep[]) => steps.map(printedSigns)

test('one has the idea, and one reports it', () => {
  const idea = setSign(LINE, 'a', 'originator', true)
  expect(signs(idea)).toEqual(['★', '', ''])
  const moved = setSign(setSign(idea, 'b', 'originator', true), 'b', 'presenter', true)
  expect(signs(moved)).toEqual(['', '★◉', ''])
  expect(signs(setSign(moved, 'b', 'originator', false))).toEqual(['', '◉', ''])
})

test('who only concurs, or is passed over, bears neither', () => {
  const signed = setSign(LINE, 'b', 'presenter', true)
  expect(signs(setKind(signed, 'b', 'CONCUR_SERIAL'))).toEqual(['', '', ''])
  expect(signs(setKind(signed, 'b', 'REVIEW_SKIPPED'))).toEqual(['', '', ''])
})
