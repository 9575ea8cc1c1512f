import { describe, expect, it } from 'vitest'
import { ARTICLES } from './article.ts'
import type { ApprovalLine, OnBehalfOf, Step, StepKind } from './line.ts'
import type { LineFacts } from './line-facts.ts'
import { LINE_FAULT_CODES, type LineFaultCode, validateLine } from './line-fault.ts'
import { AWAY, AWAY_FACTS, line, NO_FACTS, party, step } from './testing/sample.ts'

const draft = step('a', 'DRAFT')
const approve = (more: Partial<Step> = {}) => step('approver', 'APPROVE', more)
const MAYOR: LineFacts = { sender: { post: '서울특별시장', holderId: 'mayor' }, absences: AWAY_FACTS.absences }
const VACANT: LineFacts = { sender: { post: '서울특별시장', holderId: null }, absences: AWAY_FACTS.absences }
const away = (more: Partial<OnBehalfOf>) => approve({ mark: 'ACTING', onBehalfOf: { ...AWAY, ...more } })

/** Every case of a line and the faults, with their steps, that it has. */
const CASES: readonly [string, ApprovalLine, LineFacts, readonly string[]][] = [
  ['sound', line(draft, step('b', 'REVIEW'), approve()), NO_FACTS, []],
  ['drafter approves alone', line(draft, step('b', 'APPROVE', { party: party('a') })), NO_FACTS, []],
  ['empty', line(), NO_FACTS, ['LINE_EMPTY']],
  ['nobody approves', line(draft, step('b', 'REVIEW')), NO_FACTS, ['APPROVER_MISSING']],
  ['two approve', line(draft, step('b', 'APPROVE'), approve()), NO_FACTS, ['APPROVER_TWICE@approver']],
  ['behind the approval', line(draft, approve(), step('c', 'REVIEW')), NO_FACTS, ['STEP_AFTER_APPROVAL@c']],
  ['draft not first', line(step('b', 'REVIEW'), draft, approve()), NO_FACTS, ['DRAFTER_NOT_FIRST@b']],
  ['drafted twice', line(draft, step('b', 'DRAFT'), approve()), NO_FACTS, ['DRAFTER_TWICE@b']],
  [
    'person twice',
    line(draft, step('b', 'REVIEW'), step('c', 'CONCUR_SERIAL', { party: party('b') }), approve()),
    NO_FACTS,
    ['PERSON_TWICE@c'],
  ],
  ['drafter reviews', line(draft, step('b', 'REVIEW', { party: party('a') }), approve()), NO_FACTS, ['PERSON_TWICE@b']],
  ['one id twice', line(draft, step('a', 'REVIEW', { party: party('b') }), approve()), NO_FACTS, ['STEP_ID_TWICE@a']],
  ['an id that names no field', line(draft, step('b c', 'REVIEW'), approve()), NO_FACTS, ['STEP_ID_INVALID@b c']],
  ['an id of a prototype', line(draft, step('__proto__', 'REVIEW'), approve()), NO_FACTS, ['STEP_ID_INVALID@__proto__']],
  ['unknown kind', line(draft, step('b', 'BLESS' as StepKind), approve()), NO_FACTS, ['KIND_UNKNOWN@b']],
  [
    'skip without reason',
    line(draft, step('b', 'REVIEW_SKIPPED', { skipReason: ' ' }), approve()),
    NO_FACTS,
    ['SKIP_WITHOUT_REASON@b'],
  ],
  ['skip with reason', line(draft, step('b', 'REVIEW_SKIPPED', { skipReason: '출장' }), approve()), NO_FACTS, []],
  ['parallel without group', line(draft, step('b', 'CONCUR_PARALLEL'), approve()), NO_FACTS, ['GROUP_MISSING@b']],
  ['group on a review', line(draft, step('b', 'REVIEW', { group: 'g' }), approve()), NO_FACTS, ['GROUP_NOT_PARALLEL@b']],
  [
    'group apart',
    line(
      draft,
      step('b', 'CONCUR_PARALLEL', { group: 'g' }),
      step('c', 'REVIEW'),
      step('d', 'CONCUR_PARALLEL', { group: 'g' }),
      approve(),
    ),
    NO_FACTS,
    ['GROUP_APART@d'],
  ],
  [
    'two groups side by side',
    line(
      draft,
      step('b', 'CONCUR_PARALLEL', { group: 'g' }),
      step('c', 'CONCUR_PARALLEL', { group: 'g' }),
      step('d', 'CONCUR_PARALLEL', { group: 'h' }),
      approve(),
    ),
    NO_FACTS,
    [],
  ],
  ['unknown mark', line(draft, approve({ mark: 'BLESSED' as 'ACTING' })), NO_FACTS, ['MARK_UNKNOWN@approver']],
  ['mark on a review', line(draft, step('b', 'REVIEW', { mark: 'DELEGATED' }), approve()), NO_FACTS, ['MARK_NOT_ON_APPROVAL@b']],
  ['acting without the absent', line(draft, approve({ mark: 'ACTING' })), NO_FACTS, ['ACTING_WITHOUT_ABSENCE@approver']],
  ['absent without acting', line(draft, approve({ onBehalfOf: AWAY })), NO_FACTS, ['ABSENCE_WITHOUT_ACTING@approver']],
  ['acting in a registered absence', line(draft, away({})), AWAY_FACTS, []],
  ['absence of nobody', line(draft, away({ absenceId: 'made-up' })), AWAY_FACTS, ['ABSENCE_NOT_REGISTERED@approver']],
  ['absence stretched', line(draft, away({ until: '2026-12-31' })), AWAY_FACTS, ['ABSENCE_NOT_REGISTERED@approver']],
  ['absence begun early', line(draft, away({ from: '2026-01-01' })), AWAY_FACTS, ['ABSENCE_NOT_REGISTERED@approver']],
  [
    'another person’s absence',
    line(draft, away({ party: party('other') })),
    { sender: null, absences: AWAY_FACTS.absences },
    ['ABSENCE_NOT_REGISTERED@approver'],
  ],
  [
    'somebody else is the deputy',
    line(draft, step('b', 'APPROVE', { mark: 'ACTING', onBehalfOf: AWAY })),
    AWAY_FACTS,
    ['NOT_THE_DEPUTY@b'],
  ],
  [
    'acting for oneself',
    line(draft, step('absent', 'APPROVE', { mark: 'ACTING', onBehalfOf: AWAY })),
    { sender: null, absences: [{ id: 'trip', personId: 'absent', actingId: 'absent', from: AWAY.from, until: AWAY.until }] },
    ['ACTING_FOR_ONESELF@absent'],
  ],
  ['the absent one reviews', line(draft, step('absent', 'REVIEW'), away({})), AWAY_FACTS, ['ABSENT_ONE_SIGNS@absent']],
  // 발신명의 and the mark (영 10①②): the common fault
  ['a section head for the mayor', line(draft, approve()), MAYOR, ['MARK_MISSING@approver']],
  ['the same by delegation', line(draft, approve({ mark: 'DELEGATED' })), MAYOR, []],
  ['the mayor', line(draft, step('mayor', 'APPROVE')), MAYOR, []],
  ['the mayor by delegation', line(draft, step('mayor', 'APPROVE', { mark: 'DELEGATED' })), MAYOR, ['MARK_NEEDLESS@mayor']],
  ['a vacant post', line(draft, approve()), VACANT, ['MARK_MISSING@approver']],
  ['a vacant post, acting', line(draft, away({})), VACANT, []],
  ['대결 alone for a delegate', line(draft, away({})), MAYOR, ['MARK_MIXED_UP@approver']],
  ['전결 and 대결 for a delegate', line(draft, approve({ mark: 'DELEGATED_ACTING', onBehalfOf: AWAY })), MAYOR, []],
  [
    '전결 and 대결 for the head',
    line(draft, approve({ mark: 'DELEGATED_ACTING', onBehalfOf: AWAY })),
    AWAY_FACTS,
    ['MARK_MIXED_UP@approver'],
  ],
  [
    'several at once, in the order of the steps',
    line(step('b', 'REVIEW_SKIPPED'), step('c', 'REVIEW', { mark: 'DELEGATED', group: 'g' })),
    NO_FACTS,
    ['APPROVER_MISSING', 'DRAFTER_NOT_FIRST@b', 'SKIP_WITHOUT_REASON@b', 'GROUP_NOT_PARALLEL@c', 'MARK_NOT_ON_APPROVAL@c'],
  ],
]

describe('a line has its faults listed all at once', () => {
  it.each(CASES)('%s', (_name, given, facts, expected) => {
    const faults = validateLine(given, facts)
    expect(faults.map(({ code, stepId }) => (stepId === null ? code : `${code}@${stepId}`))).toEqual(expected)
    for (const fault of faults) expect(ARTICLES).toHaveProperty([fault.article])
  })
  it('no code is without a case', () => {
    const seen = new Set(CASES.flatMap(([, , , codes]) => codes.map((code) => code.split('@')[0] as LineFaultCode)))
    expect(LINE_FAULT_CODES.filter((code) => !seen.has(code))).toEqual([])
  })
})
