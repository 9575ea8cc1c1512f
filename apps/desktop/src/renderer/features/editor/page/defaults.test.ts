import { describe, expect, test } from 'vitest'
import { moved } from '../attachments/move.ts'
import type { DraftForm, UnitTask } from '../draft/types.ts'
import { addressee, headNameOf, withRecipients, withTask } from './defaults.ts'

const FORM: DraftForm = {
  title: '',
  kind: 'GENERAL',
  form: 'GENERAL',
  recipients: [],
  via: null,
  senderName: null,
  sealOmitted: false,
  taskId: null,
  folderId: null,
  retention: null,
  disclosure: { class: 'OPEN', clauses: [], reason: '' },
  urgent: false,
  amount: null,
  relatedIds: [],
  body: { type: 'doc', content: [{ type: 'paragraph' }] },
}
const task = (id: string, retention: string, clauses: number[] = []): UnitTask => ({
  id,
  functionId: 'f',
  unitId: 'u',
  code: id,
  name: id,
  description: '',
  retention,
  retentionReason: '',
  disclosure: clauses.length > 0 ? 'CLOSED' : 'OPEN',
  clauses,
})
const NAMES = { agency: '한빛시장', unit: '디지털정책과장' }
const inside = { name: '예산과장', unitId: 'budget' }
const outside = { name: '행정안전부장관', unitId: null }

describe('what a unit task brings', () => {
  test('period and disclosure, and no folder of another task', () => {
    const first = withTask({ ...FORM, folderId: 'old' }, task('t1', 'Y5', [6]), undefined)
    expect(first).toEqual({
      taskId: 't1',
      folderId: null,
      retention: 'Y5',
      disclosure: { class: 'CLOSED', clauses: [6], reason: '' },
    })
  })

  test('another task changes what came from the one before, and nothing that the drafter decided', () => {
    const before = task('t1', 'Y5', [6])
    const form: DraftForm = { ...FORM, taskId: 't1', retention: 'Y5', disclosure: { class: 'CLOSED', clauses: [6], reason: '' } }
    expect(withTask(form, task('t2', 'Y10'), before)).toMatchObject({ retention: 'Y10', disclosure: { class: 'OPEN' } })
    const decided: DraftForm = {
      ...form,
      retention: 'PERMANENT',
      disclosure: { class: 'PARTIAL', clauses: [5], reason: '검토 중' },
    }
    expect(withTask(decided, task('t2', 'Y10'), before)).toEqual({ taskId: 't2', folderId: null })
  })
})

describe('in whose name a document goes out (영 13)', () => {
  test.each([
    ['outside', [inside, outside], '한빛시장'],
    ['between units', [inside], '디지털정책과장'],
    ['nowhere', [], null],
  ])('%s', (_, recipients, senderName) => {
    expect(withRecipients(FORM, recipients, NAMES).senderName).toBe(senderName)
  })

  test('a name that was written stays', () => {
    const form = { ...FORM, recipients: [inside], senderName: '디지털국장' }
    expect(withRecipients(form, [inside, outside], NAMES)).toEqual({ recipients: [inside, outside] })
    expect(withRecipients({ ...form, senderName: '디지털정책과장' }, [outside], NAMES).senderName).toBe('한빛시장')
  })

  test('heads of units', () => {
    expect([headNameOf('디지털정책과'), headNameOf('감사담당관')]).toEqual(['디지털정책과장', '감사담당관'])
  })

  test('what stands behind 수신', () => {
    expect([addressee([]), addressee([inside]), addressee([inside, outside])]).toEqual(['INTERNAL', 'ONE', 'REFER'])
  })
})

test('attachments move by one place and stay at the ends', () => {
  expect(moved(['a', 'b', 'c'], 2, -1)).toEqual(['a', 'c', 'b'])
  expect(moved(['a', 'b'], 0, -1)).toEqual(['a', 'b'])
  expect(moved(['a', 'b'], 1, 1)).toEqual(['a', 'b'])
})
