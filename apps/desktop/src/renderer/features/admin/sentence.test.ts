import { describe, expect, test } from 'vitest'
import { resources } from '../../i18n/resources.ts'
import { KINDS } from './event-kinds.ts'
import { documentsIn, sentenceOf } from './sentence.ts'
import type { Entry, Names } from './types.ts'

const entry = (change: Partial<Entry>): Entry => ({
  seq: 1,
  at: '2026-07-15T02:02:00.000Z',
  actor: { kind: 'person', id: 'duri', name: '이두리', roles: ['official'] },
  from: null,
  type: 'approval.looked',
  subject: { kind: 'document', id: 'plan', name: null },
  facts: {},
  hash: '0'.repeat(64),
  ...change,
})
const NAMES: Names = {
  people: new Map([['hana', '김하나']]),
  units: new Map(),
  documents: new Map([['plan', '추진계획']]),
}

type Words = Readonly<Record<string, string>>
const wordsOf = (texts: Readonly<Record<string, string | Words>>, part: string): Words => {
  const found = texts[part]
  return typeof found === 'object' ? found : {}
}

describe('an entry as a sentence', () => {
  test.each([
    [{ type: 'approval.stepped', facts: { act: 'signed', stepKind: 'APPROVE' } }, 'approval.stepped_approved'],
    [{ type: 'approval.stepped', facts: { act: 'signed', stepKind: 'LEGAL_CONCUR' } }, 'approval.stepped_concurred'],
    [{ type: 'approval.stepped', facts: { act: 'signed', stepKind: 'REVIEW' } }, 'approval.stepped_reviewed'],
    [{ type: 'approval.stepped', facts: { act: 'returned', opinion: '근거 보완' } }, 'approval.stepped_returned'],
    [{ type: 'approval.stepped', facts: { act: 'something new' } }, 'approval.stepped'],
    [{ type: 'disclosure.published', facts: { form: 'LIST', by: 'RULE' } }, 'disclosure.published_list'],
    [{ type: 'disclosure.published', facts: { form: 'FULL', by: 'OFFICER' } }, 'disclosure.published_officer'],
    [{ type: 'records.looked', facts: { what: 'FOLDER' } }, 'records.looked_folder'],
    [{ type: 'audit.verified', facts: { whole: false } }, 'audit.verified_broken'],
    [{ type: 'approval.looked', facts: { comparedWith: 'r1' } }, 'approval.looked_compared'],
    [
      { type: 'approval.looked', facts: { comparedWith: 'r1', revisionNumber: 2, comparedNumber: 1 } },
      'approval.looked_comparedNumbers',
    ],
    [{ type: 'meetings.called', facts: {} }, 'other'],
  ])('%j reads by %s', (change, key) => {
    expect(sentenceOf(entry(change), NAMES).key).toBe(key)
  })

  test('names come from what is known; facts that are missing leave nothing behind', () => {
    const { values } = sentenceOf(
      entry({ type: 'identity.absenceAdded', facts: { actingId: 'hana', from: '2026-07-20' } }),
      NAMES,
    )
    expect(values).toMatchObject({ acting: '김하나', from: '2026. 7. 20.', until: '', document: '추진계획' })
  })

  test('a comparison says which revisions, a batch how many documents', () => {
    const compared = sentenceOf(entry({ facts: { comparedWith: 'r1', revisionNumber: 2, comparedNumber: 1 } }), NAMES)
    expect(compared.values).toMatchObject({ revision: '2', compared: '1' })
    const batch = sentenceOf(entry({ type: 'approval.batchBegun', facts: { documentIds: ['a', 'b'] } }), NAMES)
    expect(batch.values).toMatchObject({ documents: 2 })
  })

  test('every type has its sentence and its short name in both languages', () => {
    for (const { audit } of [resources.ko, resources.en]) {
      for (const kind of KINDS) {
        const [part = '', name = ''] = kind.split('.')
        const sentences = wordsOf(audit.events, part)
        const short = wordsOf(audit.kinds, part)
        expect([kind, typeof sentences[name], typeof short[name]]).toEqual([kind, 'string', 'string'])
      }
    }
  })
})

test('documents are named by the latest entry that tells a title, else by their number', () => {
  expect([
    ...documentsIn([
      entry({ seq: 3, type: 'records.registered', facts: { title: '추진계획', number: '디지털정책과-1' } }),
      entry({ seq: 2, type: 'documents.drafted', facts: { title: '초안' } }),
      entry({ seq: 5, type: 'disclosure.held', facts: { number: '디지털정책과-1' } }),
      entry({
        seq: 4,
        type: 'disclosure.held',
        subject: { kind: 'document', id: 'memo', name: null },
        facts: { number: '총무과-3' },
      }),
      entry({ seq: 6, type: 'documents.frozen', subject: { kind: 'document', id: 'draft', name: null }, facts: { number: 1 } }),
      entry({ seq: 1, type: 'identity.signedIn', subject: { kind: 'person', id: 'hana', name: null }, facts: { title: 'x' } }),
    ]),
  ]).toEqual([
    ['plan', '추진계획'],
    ['memo', '총무과-3'],
  ])
})
