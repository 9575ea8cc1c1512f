import {
  type Place as LinePlace,
  type LineState,
  type LineView,
  lineView,
  placesOf,
  type Receipt,
  type RoundView,
  type Step,
  type Turn,
  turnsOf,
} from '@onmaru/workflow'
import type { Box } from '../schema.ts'
import type { BoxEntry } from '../store/boxes.ts'
import { openedAt, roundBeginnings } from './path.ts'
import { plainText } from './plain-text.ts'

/** What lists show of a document besides its line. */
export interface ListedDocument {
  readonly documentId: string
  readonly title: string
}

/** Where somebody finds it. `dueOn`: the day of their own deadline in Seoul. */
interface Lying {
  readonly personId: string
  readonly box: Box
  readonly since: string
  readonly dueOn: string | null
}

/**
 * Who finds a document in which box (domain model §8.1): its drafter in one of what they drafted; everybody who decides, the drafter too, in one of
 * what they decide, of several steps of one person the one where they have most to do; and who is to take note of it.
 */
export function boxRows(document: ListedDocument, state: LineState, now: string): readonly BoxEntry[] {
  const view = lineView(state)
  const { present, status } = view
  const drafter = present?.steps[0]
  if (present === null || drafter === undefined) return []
  const waitingFor = turnsOf(state).map(({ party }) => party.name)
  const { name: drafterName, unitName } = drafter.party
  const begunAt = roundBeginnings(view).at(-1) ?? now
  const lying = [...drafted(view, present, begunAt), ...deciding(state, view, present, begunAt), ...noting(view)]
  return lying.map(({ personId, box, since, dueOn }) => ({
    personId,
    box,
    documentId: document.documentId,
    title: document.title,
    drafterName,
    unitName,
    urgent: view.urgent ? 1 : 0,
    dueOn,
    since,
    status,
    waitingFor: JSON.stringify(box === 'IN_PROGRESS' || box === 'ACTED' ? waitingFor : []),
    searchText: plainText(`${document.title} ${drafterName} ${unitName}`),
  }))
}

/** 기안함: 진행 since it was sent, 완료 since the approval, 반려 since it came back, until another document took its place. */
function drafted({ status }: LineView, present: RoundView, begunAt: string): readonly Lying[] {
  const personId = present.steps[0]?.party.personId ?? ''
  const lies = (box: Box, since: string): readonly Lying[] => [{ personId, box, since, dueOn: null }]
  if (status === 'REDRAFTED') return []
  if (present.ending !== null) return lies('RETURNED', present.ending.at)
  if (status === 'APPROVED') return lies('DONE', present.steps.find(({ kind }) => kind === 'APPROVE')?.record.at ?? begunAt)
  return lies('IN_PROGRESS', present.steps[0]?.record.at ?? begunAt)
}

const PRIORITY: readonly Box[] = ['WAITING', 'UPCOMING', 'ACTED']

/** 결재함 of everybody who decides: 대기 since their turn came, 예정 since the round began, 완료 since they acted last, in whichever round. */
function deciding(state: LineState, view: LineView, present: RoundView, begunAt: string): readonly Lying[] {
  const lying = new Map<string, Lying>()
  const put = (one: Lying): void => {
    const known = lying.get(one.personId)
    const rank = (lies: Lying): number => PRIORITY.indexOf(lies.box)
    const goesFirst = known === undefined || rank(one) < rank(known)
    const later = known !== undefined && one.box === 'ACTED' && known.box === 'ACTED' && one.since > known.since
    if (goesFirst || later) lying.set(one.personId, one)
  }
  const turns = turnsOf(state)
  const places = placesOf(state.context.rounds.at(-1))
  for (const { stepId, party } of turns) {
    const place = places.find(({ step }) => step.id === stepId)
    const since = place === undefined ? begunAt : sinceTurn(place, present, begunAt)
    const dueOn = (place?.within ?? place)?.step.dueOn ?? null
    put({ personId: party.personId, box: 'WAITING', since, dueOn })
  }
  if (view.status === 'IN_PROGRESS' || view.status === 'HELD')
    for (const { step, record } of places)
      if (record.state === 'WAITING' || ((record.state === 'OPEN' || record.state === 'HELD') && !hasTurn(turns, step)))
        put({ personId: step.party.personId, box: 'UPCOMING', since: begunAt, dueOn: step.dueOn ?? null })
  for (const { step, record } of state.context.rounds.flatMap(placesOf)) {
    const acted = (personId: string, since: string): void => put({ personId, box: 'ACTED', since, dueOn: null })
    if (record.unit?.assigned != null) acted(record.unit.assigned.by, record.unit.assigned.at)
    const own = step.kind !== 'DRAFT' && (record.state === 'DONE' || record.state === 'RETURNED')
    if (own && record.at !== null) acted(step.party.personId, record.at)
  }
  return [...lying.values()]
}

/** Whether a step's own signer has its turn; while a unit receives or reviews, its head has not. */
const hasTurn = (turns: readonly Turn[], { id, party }: Step): boolean =>
  turns.some((turn) => turn.stepId === id && turn.party.personId === party.personId)

/** Since when it is a step's turn; inside of a unit, since it was assigned or the one before signed. */
function sinceTurn({ step, record, within }: LinePlace, present: RoundView, begunAt: string): string {
  const outer = within?.step ?? step
  const index = present.steps.findIndex(({ id }) => id === outer.id)
  const opened = openedAt(present, index, begunAt) ?? begunAt
  const unit = within?.record.unit ?? record.unit
  const before = [unit?.assigned?.at, ...(unit?.records ?? []).map(({ at }) => at)]
  return before.reduce<string>((last, at) => (at != null && at > last ? at : last), opened)
}

/** 후열 and 공람: before them until they took note, and among the noted ones then. */
function noting({ postReport, readers }: LineView): readonly Lying[] {
  const lying = new Map<string, Lying>()
  const put = ({ party, since, at }: Receipt, box: Box): void => {
    const lies: Lying = { personId: party.personId, box: at === null ? box : 'NOTED', since: at ?? since, dueOn: null }
    lying.set(`${lies.personId} ${lies.box}`, lies)
  }
  if (postReport !== null) put(postReport, 'POST_REPORT')
  for (const reader of readers) put(reader, 'CIRCULATED')
  return [...lying.values()]
}
