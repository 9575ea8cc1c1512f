import type { PersonActor } from '../../../kernel/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { disclosureFaults } from '../errors.ts'
import { disclosureLooked } from '../events.ts'
import type { ReleasableRecord, ReleasedAttachment } from '../releasable-record.ts'
import * as store from '../store.ts'

/**
 * An attachment of a record in the queue, for the officer to open by hand what the screening could not read; the look is spoken.
 * `position` counts from 1, as the file names do on the screens.
 * @throws RELEASE_UNKNOWN, RELEASE_FILE_UNKNOWN
 */
export async function releaseAttachment(
  kernel: Kernel,
  actor: PersonActor,
  documentId: string,
  position: number,
): Promise<ReleasedAttachment> {
  return transaction(kernel, actor, async (tx) => {
    const release = await store.findRelease(tx, documentId)
    if (release === undefined) throw disclosureFaults.RELEASE_UNKNOWN({ documentId })
    const attachment = (JSON.parse(release.record) as ReleasableRecord).attachments[position - 1]
    if (attachment === undefined) throw disclosureFaults.RELEASE_FILE_UNKNOWN({ documentId, position })
    await tx.speak(
      disclosureLooked({ kind: 'document', id: documentId }, { number: release.number, attachment: attachment.name }),
    )
    return attachment
  })
}
