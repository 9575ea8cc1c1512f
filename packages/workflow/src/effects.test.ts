import { describe, expect, it } from 'vitest'
import type { Effect } from './effects.ts'
import { AT, line, type Move, NO_FACTS, run, step } from './testing/sample.ts'

const LINE = line(
  step('drafter', 'DRAFT'),
  step('reviewer', 'REVIEW'),
  step('x', 'CONCUR_PARALLEL', { group: 'g' }),
  step('y', 'CONCUR_PARALLEL', { group: 'g' }),
  step('approver', 'APPROVE'),
)
const revision = { id: 'revision-1', sha256: 'a1' }
const tell = (about: string, personId: string, stepId = personId) => ({ type: 'notify', about, personId, stepId })
const submitted: Move[] = [['submit', 'drafter']]
const reviewed: Move[] = [...submitted, ['sign', 'reviewer']]
const concurred: Move[] = [...reviewed, ['sign', 'x'], ['sign', 'y']]

const CASES: readonly [string, Move[], readonly unknown[]][] = [
  ['a submission tells the next one', submitted, [tell('TURN', 'reviewer')]],
  ['a signature opens a whole group', reviewed, [tell('TURN', 'x'), tell('TURN', 'y')]],
  ['the first of a group opens nothing', [...reviewed, ['sign', 'x']], []],
  [
    'an approval completes',
    [...concurred, ['sign', 'approver']],
    [
      { type: 'completed', stepId: 'approver', approverId: 'approver', at: AT, revision },
      tell('APPROVED', 'drafter', 'approver'),
    ],
  ],
  [
    'a hold sets its timer and tells the drafter',
    [...submitted, ['hold', 'reviewer']],
    [{ type: 'setTimer', timer: 'HOLD_ENDS', stepId: 'reviewer', date: '2026-07-20' }, tell('HELD', 'drafter', 'reviewer')],
  ],
  [
    'a resumption clears it',
    [...submitted, ['hold', 'reviewer'], ['resume', 'reviewer']],
    [{ type: 'clearTimer', timer: 'HOLD_ENDS', stepId: 'reviewer' }, tell('RESUMED', 'drafter', 'reviewer')],
  ],
  [
    'a return voids every signature, clears timers and takes turns back',
    [...reviewed, ['hold', 'x'], ['return', 'y']],
    [
      { type: 'returned', stepId: 'y', to: null, voided: ['signature-1', 'signature-2'] },
      { type: 'clearTimer', timer: 'HOLD_ENDS', stepId: 'x' },
      tell('RETURNED', 'drafter', 'y'),
      tell('TURN_TAKEN_BACK', 'x'),
    ],
  ],
  [
    'a return to an earlier step voids from there on, and gives it its turn',
    [...concurred, ['return', 'approver', { to: 'reviewer' }]],
    [
      { type: 'returned', stepId: 'approver', to: 'reviewer', voided: ['signature-2', 'signature-3', 'signature-4'] },
      tell('RETURNED', 'drafter', 'approver'),
      tell('TURN', 'reviewer'),
    ],
  ],
  [
    'a recall tells whose turn it was',
    [...submitted, ['recall', 'drafter']],
    [{ type: 'recalled', stepId: null, voided: ['signature-1'] }, tell('TURN_TAKEN_BACK', 'reviewer')],
  ],
  [
    'a resubmission tells the next one anew',
    [...submitted, ['return', 'reviewer'], ['resubmit', 'drafter']],
    [tell('TURN', 'reviewer')],
  ],
  [
    'a redraft names what takes its place',
    [...submitted, ['return', 'reviewer'], ['redraft', 'drafter']],
    [{ type: 'redrafted', documentId: 'another' }],
  ],
]

describe('what the server has to do', () => {
  it.each(CASES)('%s', (_name, moves, expected) => {
    const effects: readonly Effect[] = run(LINE, NO_FACTS, ...moves).effects
    expect(effects).toEqual(expected)
  })
  it('nobody is told of what they did themselves', () => {
    const alone = line(step('drafter', 'DRAFT'), step('approve', 'APPROVE', { party: step('drafter', 'DRAFT').party }))
    const moves: Move[] = [
      ['submit', 'drafter'],
      ['sign', 'drafter', { stepId: 'approve' }],
    ]
    expect(run(alone, NO_FACTS, ...moves.slice(0, 1)).effects).toEqual([])
    expect(run(alone, NO_FACTS, ...moves).effects.map((effect) => effect.type)).toEqual(['completed'])
  })
})
