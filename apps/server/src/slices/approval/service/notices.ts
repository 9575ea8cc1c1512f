import type { Effect } from '@onmaru/workflow'
import { isPerson, type PersonActor } from '../../../kernel/actor.ts'
import { newId } from '../../../kernel/ids.ts'
import { type Tx, transaction } from '../../../kernel/transaction.ts'
import { approvalFaults } from '../errors.ts'
import { noticesSeen } from '../events.ts'
import type { Notice, NoticeAbout, NoticePage } from '../notice.ts'
import * as store from '../store/notices.ts'
import { findReadable } from './may-read.ts'
import type { ApprovalParts } from './parts.ts'

/** Counting goes no further: who has more than this many new ones wants to know that they are many. */
const MOST_COUNTED = 1_000

/** What is told about a document. */
export interface Told {
  readonly documentId: string
  readonly title: string
  /** What it is told for; told once to each person. */
  readonly cause: string
  readonly about: NoticeAbout
  readonly personId: string
  /** Name of whose turn waits, where that is not the person themselves. */
  readonly whose: string | null
}

/** Tells people, inside of the transaction of what they are told; nobody hears of one cause twice. */
export async function tell(tx: Tx, all: readonly Told[]): Promise<void> {
  const byName = isPerson(tx.actor) ? tx.actor.name : null
  const at = tx.now.toISOString()
  const rows = all.map(({ personId, documentId, cause, about, title, whose }) => ({
    id: newId(),
    personId,
    documentId,
    cause,
    about,
    title,
    byName,
    whoseName: whose,
    at,
    seenAt: null,
  }))
  for (const personId of await store.putNotices(tx, rows)) tx.touch(`person:${personId}`)
}

/** Tells what the effects of an act say (알림). `seq`: number of the act's last event. */
export async function keepNotices(
  tx: Tx,
  document: { readonly documentId: string; readonly title: string },
  seq: number,
  effects: readonly Effect[],
): Promise<void> {
  const told = effects.flatMap((effect) => (effect.type === 'notify' ? [effect] : []))
  // Two turns that come to one person at once are told as one.
  const once = new Map(told.map(({ about, personId }) => [`${about} ${personId}`, { about, personId }]))
  await tell(
    tx,
    [...once.values()].map(({ about, personId }) => ({ ...document, cause: `${seq} ${about}`, about, personId, whose: null })),
  )
}

/** One's own notices, latest first. @throws PLACE_UNKNOWN */
export async function noticesOf(
  parts: ApprovalParts,
  actor: PersonActor,
  ask: { readonly limit: number; readonly after: string | null },
): Promise<NoticePage> {
  const { db } = parts.kernel
  const rows = await store.noticesOf(db, actor.personId, ask.limit + 1, ask.after === null ? null : placeIn(ask.after))
  const shown = rows.slice(0, ask.limit)
  const readable = new Set<string>()
  for (const documentId of new Set(shown.map((row) => row.documentId)))
    if ((await findReadable(parts, db, actor, documentId)) !== null) readable.add(documentId)
  const last = shown.at(-1)
  return {
    notices: shown.map((row): Notice => {
      const { id, documentId, byName: by, whoseName: whose, at, seenAt } = row
      const title = readable.has(documentId) ? row.title : null
      // Only `tell` writes this column.
      return { id, about: row.about as NoticeAbout, documentId, title, by, whose, at, seenAt }
    }),
    next: rows.length > ask.limit && last !== undefined ? `${last.at} ${last.id}` : null,
    unseen: await store.countNew(db, actor.personId, MOST_COUNTED),
  }
}

/** Marks one's own notices as seen, these or all; tells how many are new still. Others' are left alone. */
export async function markNotices(
  { kernel }: Pick<ApprovalParts, 'kernel'>,
  actor: PersonActor,
  ids: readonly string[] | 'all',
): Promise<{ readonly unseen: number }> {
  return transaction(kernel, actor, async (tx) => {
    const count = await store.markSeen(tx, actor.personId, ids)
    if (count > 0) {
      await tx.speak(noticesSeen({ kind: 'person', id: actor.personId }, { count }))
      tx.touch(`person:${actor.personId}`)
    }
    return { unseen: await store.countNew(tx, actor.personId, MOST_COUNTED) }
  })
}

const PLACE = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z) ([0-9a-f-]{36})$/

function placeIn(text: string): store.NoticePlace {
  const [, at, id] = PLACE.exec(text) ?? []
  if (at === undefined || id === undefined) throw approvalFaults.PLACE_UNKNOWN()
  return { at, id }
}
