import { describe, expect, it } from 'vitest'
import { ARTICLES } from './article.ts'
import type { ApprovalLine, OnBehalfOf, Step, StepKind } from './line.ts'
import type { LineFacts } from './line-facts.ts'
import { validateLine } from './line-fault.ts'
import { LINE_FAULT_CODES, type LineFaultCode } from './line-fault-code.ts'
import { AWAY, AWAY_FACTS, line, NO_FACTS, party, step } from './testing/sample.ts'

const draft = step('a', 'DRAFT')
const approve = (more: Partial<Step> = {}) => step('approver', 'APPROVE', more)
const MAYOR: LineFacts = { sender: { post: '서울특별시장', holderId: 'mayor' }, absences: AWAY_FACTS.absences }
const VACANT: LineFacts = { sender: { post: '서울특별시장', holderId: null }, absences: AWAY_FACTS.absences }
const away = (more: Partial<OnBehalfOf>) => approve({ mark: 'ACTING', onBehalfOf: { ...AWAY, ...more } })

const STRANDED: LineFacts = {
  sender: null,
  absences: [{ id: 'trip', personId: 'absent', actingId: null, from: AWAY.from, until: AWAY.until }],
}
const BY_DEPUTY: LineFacts = { sender: null, absences: AWAY_FACTS.absences }
const power = (...entitledIds: string[]): LineFacts => ({ ...NO_FACTS, power: { row: null, entitledIds } })

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
  // The people and their power
  ['somebody unknown', line(draft, approve()), { ...NO_FACTS, knownIds: ['a'] }, ['PERSON_UNKNOWN@approver']],
  ['the clock as a person', line(draft, step('@clock', 'REVIEW', { id: 'b' }), approve()), NO_FACTS, ['PERSON_UNKNOWN@b']],
  [
    'an unknown reader',
    { ...line(draft, approve()), readers: [party('x')] },
    { ...NO_FACTS, knownIds: ['a', 'approver'] },
    ['PERSON_UNKNOWN'],
  ],
  ['a reader twice', { ...line(draft, approve()), readers: [party('x'), party('x')] }, NO_FACTS, ['READER_TWICE']],
  ['away with nobody to act', line(draft, step('absent', 'REVIEW'), approve()), STRANDED, ['ABSENT_WITHOUT_DEPUTY@absent']],
  [
    'the same, skipped with the reason',
    line(draft, step('absent', 'REVIEW_SKIPPED', { skipReason: '출장' }), approve()),
    STRANDED,
    [],
  ],
  ['a deputy who reviews', line(draft, step('approver', 'REVIEW', { onBehalfOf: AWAY }), step('b', 'APPROVE')), BY_DEPUTY, []],
  [
    'one who is not the deputy reviews',
    line(draft, step('c', 'REVIEW', { onBehalfOf: AWAY }), step('b', 'APPROVE')),
    BY_DEPUTY,
    ['NOT_THE_DEPUTY@c'],
  ],
  ['drafting for another', line(step('a', 'DRAFT', { onBehalfOf: AWAY }), approve()), BY_DEPUTY, ['ABSENCE_WITHOUT_ACTING@a']],
  ['an approver with the power', line(draft, approve()), power('approver'), []],
  ['an approver without it', line(draft, approve()), power('head'), ['APPROVER_WITHOUT_POWER@approver']],
  ['a deputy of one who has it', line(draft, away({})), { ...AWAY_FACTS, power: { row: null, entitledIds: ['absent'] } }, []],
  [
    'the holder of the sender’s post',
    line(draft, step('mayor', 'APPROVE')),
    { ...MAYOR, ...power('head'), sender: MAYOR.sender },
    [],
  ],
  // Units, dates, blocking
  ['a unit', line(draft, step('b', 'CONCUR_UNIT', { receiver: party('c') }), approve()), NO_FACTS, []],
  [
    'units and people in one group',
    line(draft, step('b', 'CONCUR_UNIT', { group: 'g' }), step('c', 'CONCUR_PARALLEL', { group: 'g' }), approve()),
    NO_FACTS,
    [],
  ],
  [
    'a receiver without a unit',
    line(draft, step('b', 'REVIEW', { receiver: party('c') }), approve()),
    NO_FACTS,
    ['RECEIVER_NOT_HERE@b'],
  ],
  [
    'a receiver of another unit',
    line(draft, step('b', 'CONCUR_UNIT', { receiver: { ...party('c'), unitId: 'other' } }), approve()),
    NO_FACTS,
    ['RECEIVER_ELSEWHERE@b'],
  ],
  ['an audit that need not be awaited', line(draft, step('b', 'AUDIT_CONCUR', { blocking: false }), approve()), NO_FACTS, []],
  ['a review that need not', line(draft, step('b', 'REVIEW', { blocking: false }), approve()), NO_FACTS, ['BLOCKING_NOT_HERE@b']],
  [
    'a concurrence with a set deadline',
    line(draft, step('b', 'CONCUR_SERIAL', { dueOn: '2026-07-17', lapses: true }), approve()),
    NO_FACTS,
    [],
  ],
  ['one without its day', line(draft, step('b', 'CONCUR_SERIAL', { lapses: true }), approve()), NO_FACTS, ['LAPSE_NOT_HERE@b']],
  [
    'an audit that lapses',
    line(draft, step('b', 'AUDIT_CONCUR', { dueOn: '2026-07-17', lapses: true }), approve()),
    NO_FACTS,
    ['LAPSE_NOT_HERE@b'],
  ],
  ['a day that is none', line(draft, step('b', 'REVIEW', { dueOn: '2026-02-30' }), approve()), NO_FACTS, ['DUE_DATE_INVALID@b']],
  ['a day that is over', line(draft, step('b', 'REVIEW', { dueOn: '2026-07-14' }), approve()), NO_FACTS, ['DUE_DATE_PAST@b']],
  // ★ 발의자, ◉ 보고자 (영 8, 규칙 6)
  [
    'whose idea it was, and who reports it',
    line(step('a', 'DRAFT', { originator: true }), step('b', 'REVIEW', { presenter: true }), approve()),
    NO_FACTS,
    [],
  ],
  ['both are one person', line(step('a', 'DRAFT', { originator: true, presenter: true }), approve()), NO_FACTS, []],
  ['a delegate who reports', line(draft, approve({ mark: 'DELEGATED', presenter: true })), MAYOR, []],
  ['the approver whose idea it was', line(draft, approve({ originator: true })), NO_FACTS, []],
  [
    'two who had the idea, two who report',
    line(
      step('a', 'DRAFT', { originator: true, presenter: true }),
      step('b', 'REVIEW', { originator: true, presenter: true }),
      approve(),
    ),
    NO_FACTS,
    ['ORIGINATOR_TWICE@b', 'PRESENTER_TWICE@b'],
  ],
  [
    'a concurring party who reports',
    line(draft, step('b', 'CONCUR_SERIAL', { presenter: true }), approve()),
    NO_FACTS,
    ['SIGN_NOT_HERE@b'],
  ],
  [
    'one passed over whose idea it was',
    line(draft, step('b', 'REVIEW_SKIPPED', { skipReason: '출장', originator: true }), approve()),
    NO_FACTS,
    ['SIGN_NOT_HERE@b'],
  ],
  ['who decides reports to nobody', line(draft, approve({ presenter: true })), NO_FACTS, ['PRESENTER_DECIDES@approver']],
  [
    'several at once, in the order of the steps',
    line(step('b', 'REVIEW_SKIPPED'), step('c', 'REVIEW', { mark: 'DELEGATED', group: 'g' })),
    NO_FACTS,
    ['APPROVER_MISSING', 'DRAFTER_NOT_FIRST@b', 'SKIP_WITHOUT_REASON@b', 'GROUP_NOT_PARALLEL@c', 'MARK_NOT_ON_APPROVAL@c'],
  ],
]

describe('a line has its faults listed all at once', () => {
  it.each(CASES)('%s', (_name, given, facts, expected) => {
    const faults = validateLine(given, facts, { today: '2026-07-15' })
    expect(faults.map(({ code, stepId }) => (stepId === null ? code : `${code}@${stepId}`))).toEqual(expected)
    for (const fault of faults) expect(ARTICLES).toHaveProperty([fault.article])
  })
  it('no code is without a case', () => {
    const seen = new Set(CASES.flatMap(([, , , codes]) => codes.map((code) => code.split('@')[0] as LineFaultCode)))
    // Those of the reviewers inside of a unit are in units.test.ts.
    const elsewhere: LineFaultCode[] = ['REVIEWER_KIND_WRONG', 'NOT_OF_THE_UNIT']
    expect(LINE_FAULT_CODES.filter((code) => !seen.has(code))).toEqual(elsewhere)
  })
})
