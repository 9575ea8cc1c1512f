import { systemActor } from '../../../kernel/actor.ts'
import type { Delivery } from '../../../kernel/events.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import type { RecordsDeps } from '../deps.ts'
import { recordsFaults } from '../errors.ts'
import { preserved } from '../events.ts'
import * as store from '../store.ts'

/**
 * Takes the sealed file into the record, once, however often it is told: the file, the seal, the event and the end of the delivery are one
 * transaction. A seal or timestamp service that is down throws before it, and the delivery is tried again; the decision stands meanwhile.
 */
export async function preserve(
  kernel: Kernel,
  deps: RecordsDeps,
  documentId: string,
  delivery: Pick<Delivery, 'finish'>,
): Promise<void> {
  const actor = systemActor('records.preserve')
  const record = await store.findRecord(kernel.db, documentId)
  if (record === undefined) throw recordsFaults.RECORD_UNKNOWN({ documentId })
  if (record.preservedBlob !== null) {
    await transaction(kernel, actor, (tx) => delivery.finish(tx))
    return
  }
  const file = await deps.preserve(documentId)
  await transaction(kernel, actor, async (tx) => {
    await tx.lock(`document:${documentId}`)
    if (await store.keepPreserved(tx, documentId, file.pdfBlob)) {
      await file.keep?.(tx)
      await tx.speak(
        preserved({ kind: 'document', id: documentId }, { documentId, number: record.number, pdfBlob: file.pdfBlob }),
      )
      tx.touch(`document:${documentId}`)
    }
    await delivery.finish(tx)
  })
}
