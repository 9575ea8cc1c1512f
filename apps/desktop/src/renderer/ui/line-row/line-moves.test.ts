import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addPerson,
  changeStep,
  letDeputyDecide,
  letDeputyStandIn,
  moveStep,
  moveStepTo,
  plannedOf,
  regroup,
  removeStep,
  setKind,
} from './line-moves.ts'
import { type LinePerson, type LineStep, PLANNED_KINDS } from './line-step.ts'

const person = (personId: string, unitId = 'digital'): LinePerson => ({
  personId,
  name: personId,
  post: '주무관',
  rank: '행정주사보',
  unitId,
  unitName: unitId,
})
const step = (id: string, kind: LineStep['kind'], unitId?: string): LineStep => ({
  id,
  kind,
  personId: id,
  person: person(id, unitId),
  receiver: null,
  mark: null,
  absenceId: null,
  skipReason: null,
  group: null,
  away: null,
})
const LINE = [step('a', 'DRAFT'), step('b', 'REVIEW'), step('c', 'CONCUR_SERIAL', 'budget'), step('d', 'APPROVE')]
const ids = (steps: readonly LineStep[]): string => steps.map(({ id }) => id).join('')

describe('a line under the hands of its drafter', () => {
  test('people are added before the approval: of the own unit to review, of another to concur', () => {
    expect(addPerson(LINE, person('x'), 'x').map(({ id, kind }) => `${id} ${kind}`)).toEqual([
      'a DRAFT',
      'b REVIEW',
      'c CONCUR_SERIAL',
      'x REVIEW',
      'd APPROVE',
    ])
    expect(addPerson(LINE, person('y', 'audit'), 'y')[3]).toMatchObject({ id: 'y', kind: 'CONCUR_SERIAL' })
    expect(
      ids(
        addPerson(
          [LINE[0]].flatMap((each) => each ?? []),
          person('x'),
          'x',
        ),
      ),
    ).toBe('ax')
  })

  test('the drafter added once more approves', () => {
    const own = addPerson(LINE, person('a'), 'z')
    expect(ids(own)).toBe('abcdz')
    expect(own.map(({ kind }) => kind)).toEqual(['DRAFT', 'REVIEW', 'CONCUR_SERIAL', 'REVIEW', 'APPROVE'])
  })

  test('moving stays between draft and approval', () => {
    expect(ids(moveStep(LINE, 'c', -1))).toBe('acbd')
    expect(ids(moveStep(LINE, 'b', -1))).toBe('abcd')
    expect(ids(moveStep(LINE, 'c', 1))).toBe('abcd')
    expect(ids(moveStep(LINE, 'a', 1))).toBe('abcd')
    expect(ids(moveStep(LINE, 'd', -1))).toBe('abcd')
    expect(ids(moveStepTo(LINE, 'b', 9))).toBe('acbd')
  })

  test('a new approver goes last, the one before reviews, and marks stay with the approval', () => {
    const marked = LINE.map((each) => (each.id === 'd' ? { ...each, mark: 'DELEGATED' as const } : each))
    const changed = setKind(marked, 'b', 'APPROVE')
    expect(changed.map(({ id, kind, mark }) => [id, kind, mark])).toEqual([
      ['a', 'DRAFT', null],
      ['c', 'CONCUR_SERIAL', null],
      ['d', 'REVIEW', null],
      ['b', 'APPROVE', null],
    ])
  })

  test('neighbouring parallel concurrences are one group', () => {
    const steps = [
      step('a', 'DRAFT'),
      step('b', 'CONCUR_PARALLEL'),
      step('c', 'CONCUR_PARALLEL'),
      step('d', 'REVIEW'),
      step('e', 'CONCUR_PARALLEL'),
    ]
    expect(regroup(steps).map(({ group }) => group)).toEqual([null, 'group-b', 'group-b', null, 'group-e'])
    expect(removeStep(regroup(steps), 'd').map(({ group }) => group)).toEqual([null, 'group-b', 'group-b', 'group-b'])
  })

  test('the draft cannot be taken out', () => {
    expect(ids(removeStep(LINE, 'a'))).toBe('abcd')
    expect(ids(removeStep(LINE, 'b'))).toBe('acd')
  })

  test('a deputy decides for an absent approver, with the mark that the rule asks for', () => {
    const away = {
      absenceId: 'ab',
      until: '2026-07-20',
      reason: '출장',
      actingId: 'x',
      actingName: 'x',
      passedFrom: null,
      nobodyActs: false,
    }
    const absent = LINE.map((each) => (each.id === 'd' ? { ...each, away } : each))
    expect(letDeputyDecide(absent, 'd', person('x'))[3]).toMatchObject({
      personId: 'x',
      mark: 'ACTING',
      absenceId: 'ab',
      away: null,
    })
    const delegate = absent.map((each) => (each.id === 'd' ? { ...each, mark: 'DELEGATED' as const } : each))
    expect(letDeputyDecide(delegate, 'd', person('x'))[3]).toMatchObject({ mark: 'DELEGATED_ACTING' })
    // A deputy who stands in the line already signs once; a drafter who acts stays the drafter.
    expect(letDeputyDecide(absent, 'd', person('b')).map(({ id, personId }) => [id, personId])).toEqual([
      ['a', 'a'],
      ['c', 'c'],
      ['d', 'b'],
    ])
    expect(letDeputyDecide(absent, 'd', person('a')).map(({ personId }) => personId)).toEqual(['a', 'b', 'c', 'a'])
    expect(setKind(absent, 'd', 'REVIEW_SKIPPED')[3]).toMatchObject({ skipReason: '출장' })
  })

  test('a reason that is still empty is none', () => {
    expect(plannedOf(setKind(LINE, 'b', 'REVIEW_SKIPPED'))[1]).toEqual({
      id: 'b',
      kind: 'REVIEW_SKIPPED',
      personId: 'b',
      mark: null,
      absenceId: null,
      skipReason: null,
      group: null,
      receiverId: null,
      blocking: true,
      lapses: false,
      originator: false,
      presenter: false,
    })
  })

  test('what only its former kind could say goes with it', () => {
    const audited = changeStep(setKind(LINE, 'c', 'AUDIT_CONCUR'), 'c', { blocking: false, dueOn: '2026-12-01' })
    expect(plannedOf(setKind(audited, 'c', 'CONCUR_UNIT'))[2]).toMatchObject({ blocking: true, dueOn: '2026-12-01' })
  })

  test('a deputy stands in for who is away, unless they stand in the line already', () => {
    const away = {
      absenceId: 'trip',
      until: '2026-12-01',
      reason: '출장',
      actingId: 'x',
      actingName: 'x',
      passedFrom: null,
      nobodyActs: false,
    }
    const line = changeStep(LINE, 'b', { away })
    expect(letDeputyStandIn(line, 'b', person('x'))[1]).toMatchObject({
      personId: 'x',
      absenceId: 'trip',
      away: null,
      mark: null,
    })
    expect(letDeputyStandIn(line, 'b', person('d'))).toEqual(line)
  })

  test('whatever is done, nobody is lost, the draft is first, one approves at most, and groups are runs', () => {
    const id = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f')
    const act = fc.oneof(
      fc.record({ act: fc.constant('move' as const), id, by: fc.constantFrom(1 as const, -1 as const) }),
      fc.record({
        act: fc.constant('kind' as const),
        id: fc.constantFrom('b', 'c', 'd', 'e', 'f'),
        kind: fc.constantFrom(...PLANNED_KINDS),
      }),
      fc.record({ act: fc.constant('to' as const), id, to: fc.integer({ min: -2, max: 9 }) }),
    )
    const start = [...LINE.slice(0, 3), step('e', 'REVIEW'), step('f', 'REVIEW'), step('d', 'APPROVE')]
    fc.assert(
      fc.property(fc.array(act, { maxLength: 30 }), (acts) => {
        let steps: LineStep[] = start
        for (const each of acts) {
          if (each.act === 'move') steps = moveStep(steps, each.id, each.by)
          else if (each.act === 'to') steps = moveStepTo(steps, each.id, each.to)
          else steps = setKind(steps, each.id, each.kind)
        }
        expect(steps.map((each) => each.id).toSorted()).toEqual(['a', 'b', 'c', 'd', 'e', 'f'])
        expect(steps[0]?.kind).toBe('DRAFT')
        const approvals = steps.filter(({ kind }) => kind === 'APPROVE')
        expect(approvals.length).toBeLessThanOrEqual(1)
        for (const [i, each] of steps.entries()) {
          expect(each.group !== null).toBe(each.kind === 'CONCUR_PARALLEL')
          const before = steps[i - 1]
          if (each.group !== null && before?.kind === 'CONCUR_PARALLEL') expect(before.group).toBe(each.group)
        }
      }),
    )
  })
})
