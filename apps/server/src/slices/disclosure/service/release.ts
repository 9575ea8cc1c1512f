import { systemActor } from '../../../kernel/actor.ts'
import type { Delivery } from '../../../kernel/events.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { disclosureHeld, disclosurePublished } from '../events.ts'
import type { ReleasableRecord } from '../releasable-record.ts'
import { decideRelease } from '../release-rule.ts'
import * as store from '../store.ts'
import { fullPublication, listPublication } from './publication.ts'
import { readRecord } from './read-record.ts'

const STATE = { PUBLISH: 'PUBLISHED', LIST: 'LISTED', HOLD: 'HELD' } as const
const ACTOR = systemActor('disclosure.release')

/**
 * Decides about a preserved record by the rule and publishes, lists or holds it. Delivered twice it acts once:
 * the delivery is settled in the transaction that keeps the decision, and a decision that stands is left alone.
 */
export async function release(kernel: Kernel, record: ReleasableRecord, delivery: Pick<Delivery, 'finish'>): Promise<void> {
  const screening = await readRecord(kernel.blobs, record)
  const subject = { kind: 'document', id: record.documentId }
  await transaction(kernel, ACTOR, async (tx) => {
    await tx.lock(`release:${record.documentId}`)
    await delivery.finish(tx)
    if ((await store.findRelease(tx, record.documentId)) !== undefined) return
    const decision = decideRelease({
      disclosure: record.disclosure,
      clauses: record.clauses,
      approverGradeRank: record.approver.gradeRank,
      threshold: await store.threshold(tx),
      findings: screening.findings,
      unreadAttachments: screening.unread.length,
      kind: record.kind,
    })
    await store.insertRelease(tx, {
      documentId: record.documentId,
      state: STATE[decision.outcome],
      number: record.number,
      title: record.title,
      unitName: record.unit.name,
      registeredAt: record.registeredAt,
      reasons: JSON.stringify(decision.reasons),
      findings: JSON.stringify(screening.findings),
      unread: JSON.stringify(screening.unread),
      record: JSON.stringify(record),
      decidedAt: tx.now.toISOString(),
      decidedBy: ACTOR.name,
      note: null,
    })
    tx.touch('release-queue')
    if (decision.outcome === 'HOLD')
      return tx.speak(
        disclosureHeld(subject, { number: record.number, reasons: decision.reasons, findings: screening.findings.length }),
      )
    const full = decision.outcome === 'PUBLISH'
    await store.insertPublication(
      tx,
      full ? fullPublication(record, tx.now) : listPublication(record, tx.now, { clauses: record.clauses, withholdTitle: false }),
    )
    await tx.speak(
      disclosurePublished(subject, { form: full ? 'FULL' : 'LIST', number: record.number, by: 'RULE', reason: null }),
    )
  })
}
