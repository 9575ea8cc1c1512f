import { initialState, type LineEvent, type LineState, MACHINE_VERSION, restore, statusOf } from '@onmaru/workflow'
import type { Handle } from '../../../kernel/db.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import * as store from '../store.ts'

/** The state of a line: the cache where this machine made it, else what the stored events say. Before the first submission the initial one. */
export async function loadState(handle: Handle, documentId: string): Promise<LineState> {
  const cached = await store.findState(handle, documentId)
  if (cached?.machineVersion === MACHINE_VERSION) {
    const state: LineState = JSON.parse(cached.state)
    return state
  }
  return replayState(handle, documentId)
}

/** The state that the stored events say, whatever the cache holds. */
async function replayState(handle: Handle, documentId: string): Promise<LineState> {
  const events = await eventsOf(handle, documentId)
  return events.length === 0 ? initialState() : restore(events)
}

/** The stored events of a line, in order. */
export async function eventsOf(handle: Handle, documentId: string): Promise<readonly LineEvent[]> {
  return (await store.eventsOf(handle, documentId)).map((row) => {
    const event: LineEvent = JSON.parse(row.data)
    return event
  })
}

/** Appends what happened and keeps the state after it. */
export async function keepState(tx: Tx, documentId: string, events: readonly LineEvent[], state: LineState): Promise<void> {
  await store.appendEvents(
    tx,
    events.map((event) => ({
      documentId,
      seq: event.seq,
      type: event.type,
      round: event.round,
      stepId: event.stepId,
      personId: event.by,
      at: event.at,
      data: JSON.stringify(event),
    })),
  )
  await store.putState(tx, {
    documentId,
    seq: state.seq,
    machineVersion: state.version,
    status: statusOf(state),
    state: JSON.stringify(state),
    updatedAt: tx.now.toISOString(),
  })
}
