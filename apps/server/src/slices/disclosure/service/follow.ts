import { systemActor } from '../../../kernel/actor.ts'
import type { Delivery } from '../../../kernel/events.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { disclosureFaults } from '../errors.ts'
import { disclosureFileMoved } from '../events.ts'
import type { ReleasableRecord } from '../releasable-record.ts'
import * as store from '../store.ts'

const ACTOR = systemActor('disclosure.follow')

/**
 * Lets the release and the publication of a document follow its record's file, which was raised: nothing that was decided changes, only
 * which bytes are shown. Told late or twice it ends in the same state, since the record is asked for its present file.
 * @throws RELEASE_UNKNOWN before anything was decided; the delivery is then tried again
 */
export async function follow(
  kernel: Kernel,
  { documentId, pdfBlob }: Pick<ReleasableRecord, 'documentId' | 'pdfBlob'>,
  delivery: Pick<Delivery, 'finish'>,
): Promise<void> {
  await transaction(kernel, ACTOR, async (tx) => {
    await tx.lock(`release:${documentId}`)
    await delivery.finish(tx)
    const release = await store.findRelease(tx, documentId)
    if (release === undefined) throw disclosureFaults.RELEASE_UNKNOWN({ documentId })
    const record = JSON.stringify({ ...(JSON.parse(release.record) as ReleasableRecord), pdfBlob })
    if (!(await store.moveFile(tx, documentId, { record, pdfBlob }))) return
    await tx.speak(disclosureFileMoved({ kind: 'document', id: documentId }, { number: release.number, pdfBlob }))
  })
}
