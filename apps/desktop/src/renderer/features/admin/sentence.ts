import { formatCount, formatDate } from '../../i18n/format.ts'
import { type EventKind, knownKind } from './event-kinds.ts'
import type { Entry, Names } from './types.ts'

/** The text of an entry as a key and what goes into it; the key is the event's type, or the type and one of its variants. */
export interface Sentence {
  readonly key: SentenceKey
  readonly values: Readonly<Record<string, string | number>>
}

/** Variants: one type that reads differently by what its facts say. */
const VARIANTS = {
  'identity.signedIn': ['certificate', 'openId'],
  'identity.signInFailed': ['locked'],
  'signatures.signInRefused': ['unknown'],
  'documents.created': ['copy'],
  'documents.looked': ['check'],
  'approval.stepped': ['reviewed', 'concurred', 'approved', 'returned', 'recalled', 'held', 'resumed', 'redrafted'],
  'approval.looked': ['attachment', 'compared', 'comparedNumbers'],
  'records.looked': ['register', 'folders', 'folder'],
  'disclosure.published': ['officer', 'list', 'listOfficer'],
  'disclosure.looked': ['attachment'],
  'audit.looked': ['document'],
  'audit.verified': ['broken'],
} as const satisfies Partial<Record<EventKind, readonly string[]>>

type Variants = typeof VARIANTS
export type SentenceKey = EventKind | { [K in keyof Variants]: `${K}_${Variants[K][number]}` }[keyof Variants] | 'other'

type Facts = Entry['facts']
const text = (facts: Facts, name: string): string => {
  const value = facts[name]
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : ''
}
const count = (facts: Facts, name: string): string => {
  const value = facts[name]
  return typeof value === 'number' ? formatCount(value) : text(facts, name)
}
const list = (facts: Facts, name: string): readonly unknown[] => {
  const value = facts[name]
  return Array.isArray(value) ? value : []
}
const date = (facts: Facts, name: string): string => {
  const value = text(facts, name)
  return /^\d{4}-\d{2}-\d{2}/.test(value) ? formatDate(value) : value
}

/** What an entry says. Pure; a type that is not known reads by its name. */
export function sentenceOf(entry: Entry, names: Names): Sentence {
  const { facts, subject } = entry
  const kind = knownKind(entry.type)
  if (kind === undefined) return { key: 'other', values: { type: entry.type } }
  return {
    key: variantOf(kind, entry),
    values: {
      document: names.documents.get(subject.id) ?? '',
      person: names.people.get(subject.id) ?? (text(facts, 'name') || entry.actor.name),
      unit: names.units.get(subject.kind === 'unit' ? subject.id : text(facts, 'unitId')) ?? text(facts, 'unitName'),
      name: text(facts, 'name'),
      title: text(facts, 'title'),
      number: text(facts, 'number'),
      acting: names.people.get(text(facts, 'actingId')) ?? '',
      holder: names.people.get(text(facts, 'personId')) ?? text(facts, 'subject'),
      from: date(facts, 'from'),
      until: date(facts, 'until'),
      endedOn: date(facts, 'endedOn'),
      failures: count(facts, 'failures'),
      version: text(facts, 'version'),
      year: text(facts, 'year'),
      reason: text(facts, 'reason'),
      level: text(facts, 'level'),
      findings: count(facts, 'findings'),
      entries: count(facts, 'entries'),
      checked: count(facts, 'checked'),
      before: text(facts, 'before'),
      after: text(facts, 'after'),
      steps: list(facts, 'steps').length,
      clauses: list(facts, 'clauses').join(', '),
      documents: count(facts, 'documents') || list(facts, 'documentIds').length,
      revision: count(facts, 'revisionNumber'),
      compared: count(facts, 'comparedNumber'),
      attachment: typeof facts['attachment'] === 'string' ? facts['attachment'] : '',
    },
  }
}

function variantOf(kind: EventKind, { facts, subject }: Entry): SentenceKey {
  switch (kind) {
    case 'identity.signedIn':
      return SIGNED_IN[text(facts, 'by')] ?? kind
    case 'signatures.signInRefused':
      return facts['personId'] == null ? 'signatures.signInRefused_unknown' : kind
    case 'identity.signInFailed':
      return facts['lockedUntil'] == null ? kind : 'identity.signInFailed_locked'
    case 'documents.created':
      return facts['copyOf'] == null ? kind : 'documents.created_copy'
    case 'documents.looked':
      return facts['what'] === 'CHECK' ? 'documents.looked_check' : kind
    case 'approval.stepped':
      return steppedOf(facts)
    case 'approval.looked':
      return lookedOf(facts)
    case 'records.looked':
      return LOOKS[text(facts, 'what')] ?? kind
    case 'disclosure.published':
      if (facts['form'] === 'LIST')
        return facts['by'] === 'OFFICER' ? 'disclosure.published_listOfficer' : 'disclosure.published_list'
      return facts['by'] === 'OFFICER' ? 'disclosure.published_officer' : kind
    case 'disclosure.looked':
      return facts['attachment'] == null ? kind : 'disclosure.looked_attachment'
    case 'audit.looked':
      return subject.kind === 'document' ? 'audit.looked_document' : kind
    case 'audit.verified':
      return facts['whole'] === true ? kind : 'audit.verified_broken'
    default:
      return kind
  }
}

const SIGNED_IN: Readonly<Record<string, SentenceKey>> = {
  CERTIFICATE: 'identity.signedIn_certificate',
  OPENID: 'identity.signedIn_openId',
}

const LOOKS: Readonly<Record<string, SentenceKey>> = {
  REGISTER: 'records.looked_register',
  FOLDERS: 'records.looked_folders',
  FOLDER: 'records.looked_folder',
}

/** A look at the document, at a file that goes with it, or at two revisions beside each other; of which numbers is told since it is kept. */
function lookedOf(facts: Facts): SentenceKey {
  if (facts['comparedWith'] != null)
    return facts['comparedNumber'] == null ? 'approval.looked_compared' : 'approval.looked_comparedNumbers'
  return facts['attachment'] == null ? 'approval.looked' : 'approval.looked_attachment'
}

/** What a step of the line was, by what was done and on which kind of step. */
function steppedOf(facts: Facts): SentenceKey {
  const act = text(facts, 'act')
  if (act !== 'signed') return STEPS[act] ?? 'approval.stepped'
  const step = text(facts, 'stepKind')
  if (step === 'APPROVE') return 'approval.stepped_approved'
  return /CONCUR/.test(step) ? 'approval.stepped_concurred' : 'approval.stepped_reviewed'
}

const STEPS: Readonly<Record<string, SentenceKey>> = {
  returned: 'approval.stepped_returned',
  recalled: 'approval.stepped_recalled',
  held: 'approval.stepped_held',
  resumed: 'approval.stepped_resumed',
  redrafted: 'approval.stepped_redrafted',
}

/** Titles of documents, or their numbers where no title is told, as far as these entries tell them; the latest telling holds. */
export function documentsIn(entries: readonly Entry[]): ReadonlyMap<string, string> {
  const found = new Map<string, { readonly rank: number; readonly name: string }>()
  for (const { seq, subject, facts, type } of entries) {
    if (subject.kind !== 'document') continue
    const title = subject.name ?? text(facts, 'title')
    const name = title || (/^(?:records|disclosure)\./.test(type) ? text(facts, 'number') : '')
    const rank = title === '' ? 0 : seq
    if (name !== '' && rank >= (found.get(subject.id)?.rank ?? 0)) found.set(subject.id, { rank, name })
  }
  return new Map([...found].map(([id, { name }]) => [id, name]))
}
