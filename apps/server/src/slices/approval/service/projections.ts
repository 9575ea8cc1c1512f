import { type LineState, type LineView, lineView, type RoundView } from '@onmaru/workflow'
import type { Tx } from '../../../kernel/transaction.ts'
import * as boxes from '../store/boxes.ts'
import * as stepStore from '../store/steps.ts'
import { boxRows, type ListedDocument } from './box-rows.ts'
import { changesBetween } from './changes.ts'
import { openedAt, roundBeginnings } from './path.ts'

/**
 * Writes what lists and rights are read from, in the transaction of the act: of steps and boxes the rows that the act changed. Both sides are
 * read off the states, so that what did not change is neither asked for nor written; a line whose revision is another is written anew.
 * Returns everybody whose boxes changed.
 */
export async function project(tx: Tx, document: ListedDocument, before: LineState, after: LineState): Promise<readonly string[]> {
  const was = lineView(before)
  const view = lineView(after)
  const { documentId } = document
  const steps = changesBetween(stepRows(documentId, was), stepRows(documentId, view), ({ round, stepId }) => `${round} ${stepId}`)
  await stepStore.dropSteps(tx, steps.gone)
  await stepStore.putSteps(tx, steps.put)
  const now = tx.now.toISOString()
  const sameText = was.present !== null && was.present.revision.id === view.present?.revision.id
  const old = sameText ? boxRows(document, before, now) : []
  const entries = changesBetween(old, boxRows(document, after, now), ({ personId, box }) => `${personId} ${box}`)
  const gone = await boxes.dropBoxes(tx, documentId, sameText ? entries.gone : 'all')
  await boxes.putBoxes(tx, entries.put)
  return [...new Set([...gone, ...entries.put.map(({ personId }) => personId)])]
}

/** Takes a document out of every box. */
export async function leaveBoxes(tx: Tx, documentId: string): Promise<void> {
  for (const personId of new Set(await boxes.dropBoxes(tx, documentId, 'all'))) tx.touch(`person:${personId}`)
}

function stepRows(documentId: string, view: LineView): readonly stepStore.StoredStep[] {
  const begun = roundBeginnings(view)
  return [...view.past, ...(view.present === null ? [] : [view.present])].flatMap((round, i) =>
    rowsOfRound(documentId, round, begun[i] ?? ''),
  )
}

function rowsOfRound(documentId: string, round: RoundView, begunAt: string): readonly stepStore.StoredStep[] {
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
