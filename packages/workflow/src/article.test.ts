import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ARTICLES } from './article.ts'
import { decide } from './decide.ts'
import { AWAY, AWAY_FACTS, act, line, type Move, NO_FACTS, run, step } from './testing/sample.ts'

const LINE = line(
  step('drafter', 'DRAFT'),
  step('reviewer', 'REVIEW'),
  step('concur', 'CONCUR_SERIAL'),
  step('approver', 'APPROVE'),
)
const OPEN: Move[] = [['submit', 'drafter']]
const BEFORE_APPROVAL: Move[] = [...OPEN, ['sign', 'reviewer'], ['sign', 'concur']]
const APPROVED: Move[] = [...BEFORE_APPROVAL, ['sign', 'approver']]

/** Code and article of what a person is answered. */
function cited(moves: readonly Move[], [type, personId, more = {}]: Move): string {
  const { state } = run(LINE, NO_FACTS, ...moves)
  const given = { ...act(state, type, personId, more.stepId ?? personId, LINE, NO_FACTS), ...more } as ReturnType<typeof act>
  const decision = decide(state, given)
  return decision.ok ? 'ok' : `${decision.refusal.code} ${decision.refusal.article}`
}

describe('a refusal cites the article that it comes from', () => {
  it.each<[string, Move[], Move, string]>([
    ['another signs a review', OPEN, ['sign', 'concur', { stepId: 'reviewer' }], 'NOT_YOUR_STEP 영 9'],
    ['another returns a review', OPEN, ['return', 'concur', { stepId: 'reviewer' }], 'NOT_YOUR_STEP 영 9'],
    ['another approves', BEFORE_APPROVAL, ['sign', 'reviewer', { stepId: 'approver' }], 'NOT_YOUR_STEP 영 10'],
    ['another returns the approval', BEFORE_APPROVAL, ['return', 'reviewer', { stepId: 'approver' }], 'NOT_YOUR_STEP 영 10'],
    ['another holds the approval', BEFORE_APPROVAL, ['hold', 'reviewer', { stepId: 'approver' }], 'NOT_YOUR_STEP 영 10'],
    ['approves before the others', OPEN, ['sign', 'approver'], 'TURN_NOT_REACHED 영 9'],
    ['concurs before the review', OPEN, ['sign', 'concur'], 'TURN_NOT_REACHED 영 9'],
    ['dissents without a word', OPEN, ['sign', 'reviewer', { verdict: 'DISSENT', opinion: null }], 'OPINION_REQUIRED 영 9③'],
    ['changes the text while concurring', [...OPEN, ['sign', 'reviewer']], ['revise', 'concur'], 'REVISE_NOT_HERE 실무'],
    ['sets urgent', OPEN, ['setUrgent', 'reviewer'], 'NOT_THE_DRAFTER 실무'],
    ['signs another text', OPEN, ['sign', 'reviewer', { revision: { id: 'x', sha256: 'x' } }], 'REVISION_CHANGED 영 6①'],
    ['changes what is in force', APPROVED, ['revise', 'approver'], 'LINE_APPROVED 영 17'],
    ['sends in what is in force', APPROVED, ['resubmit', 'drafter'], 'LINE_APPROVED 영 17'],
    ['signs what is in force', APPROVED, ['sign', 'reviewer'], 'LINE_APPROVED 영 6①'],
    ['circulates what is not in force', OPEN, ['circulate', 'drafter'], 'NOT_APPROVED 영 6①'],
    ['lets it circulate', APPROVED, ['circulate', 'reviewer'], 'NOT_YOURS_TO_CIRCULATE 영 18'],
  ])('%s', (_name, moves, move, expected) => expect(cited(moves, move)).toBe(expected))

  it('the absent one stays out, whatever the step', () => {
    const given = line(step('drafter', 'DRAFT'), step('approver', 'APPROVE', { mark: 'ACTING', onBehalfOf: AWAY }))
    const { state } = run(given, AWAY_FACTS, ...OPEN)
    expect(decide(state, act(state, 'sign', 'absent', 'approver', given, AWAY_FACTS))).toMatchObject({
      refusal: { code: 'PRINCIPAL_ABSENT', article: '영 10③' },
    })
  })

  it('every article of the list is cited somewhere', () => {
    const folder = new URL('.', import.meta.url)
    const sources = readdirSync(folder)
      .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts') && name !== 'article.ts')
      .map((name) => readFileSync(new URL(name, folder), 'utf8'))
      .join('\n')
    for (const article of Object.keys(ARTICLES)) expect(sources, article).toContain(`'${article}'`)
  })
})
