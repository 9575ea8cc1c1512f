import { type LineState, type LineView, lineView, type RoundView } from '@onmaru/workflow'
import type { Tx } from '../../../kernel/transaction.ts'
import type { Box } from '../schema.ts'
import * as store from '../store.ts'
import { openedAt, roundBeginnings } from './path.ts'

/** What lists show of a document besides its line. */
interface ListedDocument {
  readonly documentId: string
  readonly title: string
  readonly urgent: boolean
}

/**
 * Writes what lists and rights are read from, in the transaction of the act: the steps of the rounds that it changed and the boxes.
 * Returns everybody whose boxes changed.
 */
export async function project(tx: Tx, document: ListedDocument, before: LineState, after: LineState): Promise<readonly string[]> {
  const view = lineView(after)
  const changed = lineView(before).present?.round ?? 0
  const begun = roundBeginnings(view)
  for (const [i, round] of [...view.past, ...(view.present === null ? [] : [view.present])].entries())
    if (round.round >= changed)
      await store.replaceSteps(tx, document.documentId, round.round, stepRows(document.documentId, round, begun[i] ?? ''))
  return store.replaceBoxes(tx, document.documentId, boxRows(document, view, tx.now.toISOString()))
}

/** Takes a document out of every box. */
export async function leaveBoxes(tx: Tx, documentId: string): Promise<void> {
  for (const personId of await store.replaceBoxes(tx, documentId, [])) tx.touch(`person:${personId}`)
}

function stepRows(documentId: string, round: RoundView, begunAt: string): readonly store.StoredStep[] {
  return round.steps.map(({ record, ...step }, position) => ({
    documentId,
    round: round.round,
    stepId: step.id,
    position,
    kind: step.kind,
    personId: step.party.personId,
    name: step.party.name,
    post: step.party.post,
    unitName: step.party.unitName,
    mark: step.mark,
    onBehalfOfId: step.onBehalfOf?.party.personId ?? null,
    state: record.state,
    opinion: record.opinion,
    openedAt: openedAt(round, position, begunAt),
    actedAt: record.at,
  }))
}

/** Who finds a document in which box (domain model §8.1); of several of one person the one where they have most to do. */
function boxRows(document: ListedDocument, view: LineView, now: string): readonly store.BoxEntry[] {
  const { present, status } = view
  const drafter = present?.steps[0]
  if (present === null || drafter === undefined) return []
  const waiting = present.steps.filter(({ record }) => record.state === 'OPEN' || record.state === 'HELD')
  const entry = (personId: string, box: Box, since: string): store.BoxEntry => ({
    personId,
    box,
    documentId: document.documentId,
    title: document.title,
    drafterName: drafter.party.name,
    unitName: drafter.party.unitName,
    urgent: document.urgent ? 1 : 0,
    dueOn: null,
    since,
    status,
    waitingFor: JSON.stringify(box === 'IN_PROGRESS' ? waiting.map((step) => step.party.name) : []),
  })
  if (present.ending !== null) return [entry(drafter.party.personId, 'RETURNED', present.ending.at)]
  const begunAt = roundBeginnings(view).at(-1) ?? now
  const entries = new Map<string, store.BoxEntry>()
  for (const [i, { party, record }] of present.steps.entries()) {
    const box = boxOf(record.state, status === 'APPROVED')
    if (box === null) continue
    const since = sinceOf(present, i, box, begunAt)
    const known = entries.get(party.personId)
    if (known === undefined || PRIORITY.indexOf(box) < PRIORITY.indexOf(known.box))
      entries.set(party.personId, entry(party.personId, box, since))
  }
  return [...entries.values()]
}

const PRIORITY: readonly Box[] = ['WAITING', 'UPCOMING', 'IN_PROGRESS', 'DONE', 'RETURNED', 'DRAFTING']

function boxOf(state: RoundView['steps'][number]['record']['state'], approved: boolean): Box | null {
  switch (state) {
    case 'OPEN':
    case 'HELD':
      return 'WAITING'
    case 'WAITING':
      return 'UPCOMING'
    case 'DONE':
      return approved ? 'DONE' : 'IN_PROGRESS'
    case 'RETURNED':
    case 'SKIPPED':
      return null
  }
}

/** Since when it lies there: its turn came, it was acted on, it was approved, or the round began. */
function sinceOf(round: RoundView, index: number, box: Box, begunAt: string): string {
  const record = round.steps[index]?.record
  if (box === 'WAITING') return openedAt(round, index, begunAt) ?? begunAt
  if (box === 'DONE') return round.steps.at(-1)?.record.at ?? begunAt
  return record?.at ?? begunAt
}
