import { expect, test } from 'vitest'
import { stretchesOf } from './folds.ts'
import { comparedFirst, revisionsOf } from './revisions.ts'

const round = (number: number, revisionNumber: number) => ({
  round: number,
  revisionId: `r${revisionNumber}`,
  revisionNumber,
  delegation: null,
  steps: [],
  ending: null,
})

test('revisions are named once; compared is what was signed last with the present, else the one before', () => {
  const document = { past: [round(1, 1), round(2, 1), round(3, 2)], present: round(4, 3), signedBefore: null }
  expect(revisionsOf(document).map(({ number }) => number)).toEqual([1, 2, 3])
  expect(comparedFirst(document)).toEqual({ from: 'r2', to: 'r3' })
  expect(comparedFirst({ ...document, signedBefore: { revisionId: 'r1', number: 1 } })).toEqual({ from: 'r1', to: 'r3' })
  expect(comparedFirst({ past: [round(1, 1)], present: round(2, 1), signedBefore: null })).toBeNull()
})

test('long unchanged stretches are folded, what stands beside a change is not, and nothing is lost', () => {
  const body = [...'=====+====-==='].map((sign, i) => ({ i, change: sign === '=' ? 'SAME' : 'CHANGED' }))
  const stretches = stretchesOf(body)
  expect(stretches.map(({ folded, blocks }) => `${folded ? 'folded' : 'shown'} ${blocks.length}`)).toEqual([
    'folded 4',
    'shown 3',
    'shown 2',
    'shown 3',
    'shown 2',
  ])
  expect(stretches.flatMap(({ blocks }) => blocks)).toEqual(body)
})
