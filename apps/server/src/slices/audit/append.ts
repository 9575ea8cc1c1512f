import type { DomainEvent } from '../../kernel/events.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { canonicalJson } from './canonical-json.ts'
import { hashOf, storable } from './seal-entry.ts'
import * as store from './store.ts'

/**
 * Writes an event onto the end of the chain, in the speaker's transaction. Appends wait for one another to the end of their
 * transactions: a number taken is a number kept, and a rollback leaves no gap.
 */
export async function appendEntry(tx: Tx, event: DomainEvent): Promise<void> {
  await tx.lock('audit-chain')
  const head = await store.head(tx)
  const { actor } = tx
  const open = {
    seq: head.seq + 1,
    at: tx.now.toISOString(),
    actorKind: actor.kind,
    actorId: actor.personId === null ? null : storable(actor.personId),
    actorName: storable(actor.name),
    actorRoles: storable(canonicalJson(actor.roles)),
    address: actor.from === null ? null : storable(actor.from.address),
    client: actor.from === null ? null : storable(actor.from.client),
    type: storable(event.type),
    subjectKind: storable(event.subject.kind),
    subjectId: storable(event.subject.id),
    facts: storable(canonicalJson(event.facts)),
    previousHash: head.hash,
  }
  await store.append(tx, { ...open, hash: hashOf(open) })
}
