import type { DomainEvent } from '../../kernel/events.ts'
import type { Tx } from '../../kernel/transaction.ts'
import { canonicalJson } from './canonical-json.ts'
import type { AuditEntry } from './schema.ts'
import { hashOf, storable } from './seal-entry.ts'
import * as store from './store.ts'

/**
 * Writes what a transaction spoke onto the end of the chain, in that transaction. Appends wait for one another only from here to the
 * commit: a number taken is a number kept, and a rollback leaves no gap.
 */
export async function appendEntries(tx: Tx, events: readonly DomainEvent[]): Promise<void> {
  await tx.lock('audit-chain')
  const entries: AuditEntry[] = []
  const who = whoOf(tx)
  let last = await store.head(tx)
  for (const event of events) {
    const entry = entryOf(who, event, last)
    entries.push(entry)
    last = entry
  }
  await store.append(tx, entries)
}

/** When and by whom: the same for every entry of a transaction. */
function whoOf({ actor, now }: Tx) {
  return {
    at: now.toISOString(),
    actorKind: actor.kind,
    actorId: actor.personId === null ? null : storable(actor.personId),
    actorName: storable(actor.name),
    actorRoles: storable(canonicalJson(actor.roles)),
    address: actor.from === null ? null : storable(actor.from.address),
    client: actor.from === null ? null : storable(actor.from.client),
  }
}

function entryOf(
  who: ReturnType<typeof whoOf>,
  event: DomainEvent,
  last: { readonly seq: number; readonly hash: string },
): AuditEntry {
  const open = {
    seq: last.seq + 1,
    ...who,
    type: storable(event.type),
    subjectKind: storable(event.subject.kind),
    subjectId: storable(event.subject.id),
    facts: storable(canonicalJson(event.facts)),
    previousHash: last.hash,
  }
  return { ...open, hash: hashOf(open) }
}
