import type { PersonActor } from '../../kernel/actor.ts'
import type { Handle } from '../../kernel/db.ts'
import type { Delivery } from '../../kernel/events.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { DisclosureDeps } from './deps.ts'
import type { ReleasedAttachment } from './releasable-record.ts'
import type { ReleaseState } from './schema.ts'
import { releaseAttachment } from './service/files.ts'
import { follow } from './service/follow.ts'
import { type Publication, publicationOf } from './service/publication.ts'
import { clear, item, type QueueItem, type QueueRow, queue, refuse, withdraw } from './service/queue.ts'
import { release } from './service/release.ts'
import { type ReleaseStanding, stateOf } from './service/state-of.ts'
import { setThreshold, threshold } from './service/threshold.ts'

/** What may be seen by the public: rule, screening, the officer's queue, publications. */
export interface Disclosure {
  /** Decides about a preserved record, once, however often it is told. */
  preserved(documentId: string, delivery: Pick<Delivery, 'finish'>): Promise<void>
  /** Follows the file of a record that was raised. */
  raised(documentId: string, delivery: Pick<Delivery, 'finish'>): Promise<void>
  queue(
    handle: Handle,
    page: { state: ReleaseState; limit: number; after: { registeredAt: string; documentId: string } | null },
  ): Promise<readonly QueueRow[]>
  item(actor: PersonActor, documentId: string): Promise<QueueItem>
  /** A file of a record in the queue, counted from 1. @throws RELEASE_UNKNOWN, RELEASE_FILE_UNKNOWN */
  attachment(actor: PersonActor, documentId: string, position: number): Promise<ReleasedAttachment>
  clear(actor: PersonActor, input: { documentId: string; reason: string }): Promise<void>
  refuse(actor: PersonActor, input: { documentId: string; clauses: readonly number[]; reason: string }): Promise<void>
  withdraw(actor: PersonActor, input: { documentId: string; reason: string }): Promise<void>
  /** How a document's release stands, for who may read it; null before anything was decided. The look is recorded. @throws RELEASE_UNKNOWN */
  stateOf(actor: PersonActor, documentId: string): Promise<ReleaseStanding | null>
  /** The publication of a document, withdrawn or not; undefined where there never was one. */
  publicationOf(handle: Handle, documentId: string): Promise<Publication | undefined>
  threshold(handle: Handle): Promise<number>
  setThreshold(actor: PersonActor, approverGradeRank: number): Promise<void>
}

/** Opens the slice over the functions that tell it of records. */
export function createDisclosure(kernel: Kernel, deps: DisclosureDeps): Disclosure {
  return {
    preserved: async (documentId, delivery) => release(kernel, await deps.fileOf(documentId), delivery),
    raised: async (documentId, delivery) => follow(kernel, await deps.fileOf(documentId), delivery),
    queue,
    item: (actor, documentId) => item(kernel, actor, documentId),
    attachment: (actor, documentId, position) => releaseAttachment(kernel, actor, documentId, position),
    clear: (actor, input) => clear(kernel, actor, input),
    refuse: (actor, input) => refuse(kernel, actor, input),
    withdraw: (actor, input) => withdraw(kernel, actor, input),
    stateOf: (actor, documentId) => stateOf(kernel, deps, actor, documentId),
    publicationOf,
    threshold,
    setThreshold: (actor, approverGradeRank) => setThreshold(kernel, actor, approverGradeRank),
  }
}
