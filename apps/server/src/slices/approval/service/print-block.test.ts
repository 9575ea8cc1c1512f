import type { ApprovalLine, OnBehalfOf, Party, Step } from '@onmaru/workflow'
import { describe, expect, it } from 'vitest'
import { appearanceOf, blockOf, concurWord, labelField, labelOf, reasonOf } from './print-block.ts'

const party = (name: string, post: string): Party => ({
  personId: name,
  name,
  post,
  rank: '',
  unitId: 'digital',
  unitName: '디지털정책과',
})
const step = (id: string, kind: Step['kind'], who: Party, change: Partial<Step> = {}): Step => ({
  id,
  kind,
  party: who,
  mark: null,
  onBehalfOf: null,
  skipReason: null,
  group: null,
  ...change,
})
const drafter = party('김하나', '주무관')
const head = party('박세찬', '디지털정책과장')
const away = (who: Party): OnBehalfOf => ({
  party: who,
  absenceId: 'trip',
  reason: '출장',
  from: '2026-07-13',
  until: '2026-07-17',
})
const line = (...steps: Step[]): ApprovalLine => ({ steps })
const FIELD = { w: 60, h: 14 }
const SILENT = { skippedFor: null, reason: null, signatureRef: null, opinion: null } as const

describe('the printed line (규칙 7)', () => {
  it('puts who concurs on a row of their own, and a skipped review’s reason behind the post (영 9①)', () => {
    const { steps } = blockOf(
      line(
        step('a', 'DRAFT', drafter),
        step('b', 'REVIEW_SKIPPED', party('이두리', '디지털정책팀장'), { skipReason: '출장' }),
        step('c', 'AUDIT_CONCUR', party('정다섯', '감사담당관')),
        step('d', 'APPROVE', head, { mark: 'DELEGATED' }),
      ),
    )
    expect(steps.map(({ row, label, skipReason, delegatePost }) => [row, label, skipReason, delegatePost])).toEqual([
      ['MAIN', '주무관', null, null],
      ['MAIN', '디지털정책팀장 출장', '출장', null],
      ['CONCUR', '감사담당관', null, null],
      ['MAIN', '디지털정책과장', null, null],
    ])
  })

  it('names the absent delegate with 전결 before who acts, and gives the absent head no space', () => {
    const absent = party('한가람', '디지털국장')
    const forDelegate = step('d', 'APPROVE', head, { mark: 'DELEGATED_ACTING', onBehalfOf: away(absent) })
    const forHead = step('d', 'APPROVE', party('정다온', '부시장'), { mark: 'ACTING', onBehalfOf: away(party('오누리', '시장')) })
    expect(blockOf(line(forDelegate)).steps[0]).toMatchObject({
      delegatePost: '디지털국장',
      label: '디지털국장 전결   디지털정책과장',
    })
    expect(blockOf(line(forHead)).steps[0]).toMatchObject({ delegatePost: null, label: '부시장' })
    const now = new Date('2026-07-14T15:30:00Z')
    expect(appearanceOf(forDelegate, FIELD, now)).toEqual({ name: '박세찬', mark: '대결', date: '07/15', ...FIELD })
  })

  it('marks before the post whose idea it was and who reports it (규칙 6)', () => {
    const absent = party('한가람', '디지털국장')
    const { steps } = blockOf(
      line(
        step('a', 'DRAFT', drafter, { originator: true }),
        step('b', 'REVIEW', party('이두리', '디지털정책팀장'), { originator: true, presenter: true }),
        step('c', 'REVIEW_SKIPPED', party('최네모', '데이터팀장'), { skipReason: '출장', presenter: true }),
        step('d', 'APPROVE', head, { mark: 'DELEGATED_ACTING', onBehalfOf: away(absent), presenter: true }),
      ),
    )
    expect(steps.map(({ sign, label }) => [sign, label])).toEqual([
      ['ORIGINATOR', '★주무관'],
      ['ORIGINATOR_PRESENTER', '★◉디지털정책팀장'],
      [null, '데이터팀장 출장'],
      ['PRESENTER', '디지털국장 전결   ◉디지털정책과장'],
    ])
  })

  it('has spare places, and unseen ones for the reviewers of each concurring unit', () => {
    const inner = (units: number) =>
      blockOf(line(...Array.from({ length: units }, (_, i) => step(`${i}`, 'CONCUR_UNIT', party('최네모', '예산담당관'))))).inner
    expect([0, 1, 2, 3, 5].map(inner)).toEqual([0, 4, 8, 12, 12])
    expect(blockOf(line(step('a', 'DRAFT', drafter))).spare).toEqual({ main: 1, concur: 2 })
  })

  it('begins a row of 협조자 that nobody was planned on with that word', () => {
    const audit = step('c', 'AUDIT_CONCUR', party('정다섯', '감사담당관'))
    expect(labelOf(audit, SILENT, { name: 'concur-1-post', value: '' })).toBe('협조자  감사담당관')
    expect(labelOf(audit, SILENT, { name: 'concur-1-post', value: '예산담당관' })).toBe('감사담당관')
    expect(labelOf(audit, SILENT, { name: 'concur-2-post', value: '' })).toBe('감사담당관')
    expect(labelOf(step('a', 'DRAFT', drafter), SILENT, { name: 'main-2-post', value: '' })).toBe('주무관')
    expect([labelField('main-2'), labelField('inner-1')]).toEqual(['main-2-post', null])
  })

  it('says why a place has no signature, and the word 협조자 only where somebody concurs', () => {
    const audit = step('c', 'AUDIT_CONCUR', party('정다섯', '감사담당관'))
    const reviewer = step('b', 'REVIEW', party('이두리', '디지털정책팀장'), { originator: true })
    const reasons = (['ABSENCE', 'DEADLINE', 'NOT_AWAITED', null] as const).map((skippedFor) =>
      reasonOf({ skippedFor, reason: skippedFor === 'ABSENCE' ? '출장' : null }),
    )
    expect(reasons).toEqual(['출장', '기한 경과', '회신 없음', null])
    expect(labelOf(audit, { ...SILENT, skippedFor: 'DEADLINE' }, { name: 'concur-2-post', value: '예산담당관' })).toBe(
      '감사담당관 기한 경과',
    )
    expect(
      labelOf(reviewer, { ...SILENT, skippedFor: 'ABSENCE', reason: '출장' }, { name: 'main-2-post', value: '★디지털정책팀장' }),
    ).toBe('디지털정책팀장 출장')
    expect([concurWord([reviewer, audit]), concurWord([reviewer])]).toEqual(['협조자', ''])
  })

  it('says of who reviewed or concurred that an opinion is attached, once they signed (영 9③)', () => {
    const place = { name: 'main-2-post', value: '' }
    const said = { ...SILENT, signatureRef: 'stage', opinion: '예산을 다시 볼 필요가 있습니다.' }
    const reviewer = step('b', 'REVIEW', party('이두리', '디지털정책팀장'), { presenter: true })
    expect(labelOf(reviewer, said, place)).toBe('◉디지털정책팀장 의견붙임')
    expect(labelOf(step('c', 'CONCUR_SERIAL', party('최네모', '예산담당관')), said, place)).toBe('예산담당관 의견붙임')
    expect(labelOf(reviewer, { ...said, opinion: ' ' }, place)).toBe('◉디지털정책팀장')
    expect(labelOf(reviewer, { ...said, signatureRef: null }, place)).toBe('◉디지털정책팀장')
    for (const kind of ['DRAFT', 'APPROVE'] as const) expect(labelOf(step('a', kind, head), said, place)).toBe('디지털정책과장')
  })

  it('shows mark and Seoul’s date on the approver’s signature alone', () => {
    const now = new Date('2026-12-31T15:00:00Z')
    const approval = step('d', 'APPROVE', head, { mark: 'DELEGATED' })
    expect(appearanceOf(approval, FIELD, now)).toEqual({ name: '박세찬', mark: '전결', date: '01/01', ...FIELD })
    expect(appearanceOf(step('d', 'APPROVE', head), FIELD, now)).toMatchObject({ mark: null, date: '01/01' })
    expect(appearanceOf(step('a', 'DRAFT', drafter), FIELD, now)).toEqual({ name: '김하나', mark: null, date: null, ...FIELD })
  })
})
