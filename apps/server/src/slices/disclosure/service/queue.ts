import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { type Tx, transaction } from '../../../kernel/transaction.ts'
import { disclosureFaults } from '../errors.ts'
import { disclosureLooked, disclosurePublished, disclosureRefused, disclosureWithdrawn } from '../events.ts'
import type { ReleasableRecord } from '../releasable-record.ts'
import type { HoldReason, PlacedFinding } from '../release-rule.ts'
import type { ReleaseState } from '../schema.ts'
import * as store from '../store.ts'
import { fullPublication, listPublication } from './publication.ts'
import { textOf } from './read-record.ts'

/** A row of the release queue. */
export interface QueueRow {
  readonly documentId: string
  readonly state: ReleaseState
  readonly number: string
  readonly title: string
  readonly unitName: string
  readonly registeredAt: string
  readonly reasons: readonly HoldReason[]
  /** How many places look like personal data. */
  readonly findings: number
  readonly decidedAt: string
  readonly note: string | null
}

/** A record before the disclosure officer: its texts, and the places in them. */
export interface QueueItem extends Omit<QueueRow, 'findings'> {
  readonly record: ReleasableRecord
  readonly findings: readonly PlacedFinding[]
  /** Text of each attachment in order; null where a person must open the file. */
  readonly attachmentTexts: readonly (string | null)[]
  /** Positions of attachments that were not screened. */
  readonly unread: readonly number[]
}

const row = (found: Omit<store.ReleaseRow, 'record'>): QueueRow => ({
  documentId: found.documentId,
  state: found.state,
  number: found.number,
  title: found.title,
  unitName: found.unitName,
  registeredAt: found.registeredAt,
  reasons: JSON.parse(found.reasons) as HoldReason[],
  findings: (JSON.parse(found.findings) as unknown[]).length,
  decidedAt: found.decidedAt,
  note: found.note,
})

/** A page of the queue, longest waiting first. */
export async function queue(handle: Handle, page: Parameters<typeof store.listReleases>[1]): Promise<readonly QueueRow[]> {
  return (await store.listReleases(handle, page)).map(row)
}

/** One record of the queue with its marked places; the look is spoken. @throws RELEASE_UNKNOWN */
export async function item(kernel: Kernel, actor: PersonActor, documentId: string): Promise<QueueItem> {
  const found = await transaction(kernel, actor, async (tx) => {
    const release = await mustFind(tx, documentId)
    await tx.speak(disclosureLooked({ kind: 'document', id: documentId }, { number: release.number, attachment: null }))
    return release
  })
  const record = JSON.parse(found.record) as ReleasableRecord
  const attachmentTexts: (string | null)[] = []
  for (const attachment of record.attachments) attachmentTexts.push(await textOf(kernel.blobs, attachment))
  return {
    ...row(found),
    record,
    findings: JSON.parse(found.findings) as PlacedFinding[],
    attachmentTexts,
    unread: JSON.parse(found.unread) as number[],
  }
}

/**
 * The officer clears a held record: it is published as it stands.
 * @throws RELEASE_UNKNOWN, RELEASE_DECIDED, PARTIAL_NOT_REDACTED, CLOSED_STAYS_CLOSED
 */
export async function clear(kernel: Kernel, actor: PersonActor, input: { documentId: string; reason: string }): Promise<void> {
  await transaction(kernel, actor, async (tx) => {
    const { release, record } = await held(tx, input.documentId)
    if (record.disclosure === 'PARTIAL') throw disclosureFaults.PARTIAL_NOT_REDACTED()
    if (record.disclosure === 'CLOSED') throw disclosureFaults.CLOSED_STAYS_CLOSED()
    await store.insertPublication(tx, fullPublication(record, tx.now))
    await settle(tx, actor, input.documentId, 'PUBLISHED', input.reason)
    await tx.speak(
      disclosurePublished(subject(input.documentId), {
        form: 'FULL',
        number: release.number,
        by: 'OFFICER',
        reason: input.reason,
      }),
    )
  })
}

/**
 * The officer keeps the text closed under clauses of 공개법 9①; the information list shows the entry,
 * without its title where the title itself was marked.
 * @throws RELEASE_UNKNOWN, RELEASE_DECIDED
 */
export async function refuse(
  kernel: Kernel,
  actor: PersonActor,
  input: { documentId: string; clauses: readonly number[]; reason: string },
): Promise<void> {
  await transaction(kernel, actor, async (tx) => {
    const { release, record } = await held(tx, input.documentId)
    const withholdTitle = (JSON.parse(release.findings) as PlacedFinding[]).some((finding) => finding.where === 'TITLE')
    await store.insertPublication(tx, listPublication(record, tx.now, { clauses: input.clauses, withholdTitle }))
    await settle(tx, actor, input.documentId, 'REFUSED', input.reason)
    const { number } = release
    await tx.speak(disclosureRefused(subject(input.documentId), { number, clauses: input.clauses, reason: input.reason }))
    await tx.speak(disclosurePublished(subject(input.documentId), { form: 'LIST', number, by: 'OFFICER', reason: input.reason }))
  })
}

/** Takes a publication back; its text and files leave the public tables at once. @throws RELEASE_UNKNOWN, NOT_PUBLISHED */
export async function withdraw(kernel: Kernel, actor: PersonActor, input: { documentId: string; reason: string }): Promise<void> {
  await transaction(kernel, actor, async (tx) => {
    await tx.lock(`release:${input.documentId}`)
    const release = await mustFind(tx, input.documentId)
    const publication = await store.findPublication(tx, input.documentId)
    if (publication === undefined || publication.withdrawnAt !== null)
      throw disclosureFaults.NOT_PUBLISHED({ documentId: input.documentId })
    await store.withdrawPublication(tx, input.documentId, input.reason)
    await settle(tx, actor, input.documentId, 'WITHDRAWN', input.reason)
    await tx.speak(disclosureWithdrawn(subject(input.documentId), { number: release.number, reason: input.reason }))
  })
}

const subject = (documentId: string) => ({ kind: 'document', id: documentId })

async function mustFind(tx: Tx, documentId: string): Promise<store.ReleaseRow> {
  const release = await store.findRelease(tx, documentId)
  if (release === undefined) throw disclosureFaults.RELEASE_UNKNOWN({ documentId })
  return release
}

async function held(tx: Tx, documentId: string): Promise<{ release: store.ReleaseRow; record: ReleasableRecord }> {
  await tx.lock(`release:${documentId}`)
  const release = await mustFind(tx, documentId)
  if (release.state !== 'HELD') throw disclosureFaults.RELEASE_DECIDED({ state: release.state })
  return { release, record: JSON.parse(release.record) as ReleasableRecord }
}

async function settle(tx: Tx, actor: PersonActor, documentId: string, state: ReleaseState, note: string): Promise<void> {
  await store.updateRelease(tx, documentId, { state, decidedBy: actor.personId, note })
  tx.touch('release-queue')
  tx.touch(`document:${documentId}`)
}
