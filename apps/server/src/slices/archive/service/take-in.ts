import { systemActor } from '../../../kernel/actor.ts'
import type { Delivery } from '../../../kernel/events.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import type { Publication } from '../../disclosure/index.ts'
import type { DocumentDetails } from '../schema.ts'
import { facetToken, foldForSearch, inTitle, tokensOf } from '../search/tokens.ts'
import * as store from '../store/documents.ts'
import { engineOf } from '../store/index-engine.ts'

/**
 * Brings the archive to what a publication says: takes it in, or empties it. Told twice, or told of a publication
 * that was withdrawn meanwhile, the archive ends in the same state.
 */
export async function takeIn(kernel: Kernel, publication: Publication, delivery: Pick<Delivery, 'finish'>): Promise<void> {
  await transaction(kernel, systemActor('archive.takeIn'), async (tx) => {
    await tx.lock('archive')
    await delivery.finish(tx)
    const present = await store.findDocument(tx, publication.documentId)
    const index = engineOf(tx.capabilities)
    if (publication.withdrawnAt !== null) {
      if (present === undefined || present.withdrawnAt !== null) return
      await index.remove(tx, Number(present.serial))
      await store.emptyDocument(tx, publication.documentId, publication.withdrawalReason ?? '')
      return
    }
    if (present !== undefined) {
      // Nothing but the file moves on, when it was raised; an emptied document stays empty.
      if (present.withdrawnAt === null && publication.pdfBlob !== null && publication.pdfBlob !== present.pdfBlob)
        await store.moveFile(tx, publication.documentId, { before: present.pdfBlob, pdfBlob: publication.pdfBlob })
      return
    }
    const serial = await store.nextSerial(tx)
    await store.insertDocument(tx, archivedRow(serial, publication))
    await index.put(tx, serial, indexTokens(publication))
  })
}

function archivedRow(serial: number, publication: Publication): store.ArchivedRow {
  const details: DocumentDetails = {
    drafter: { name: publication.drafterName, post: publication.drafterPost },
    approver: { name: publication.approverName, post: publication.approverPost },
    line: publication.line,
    clauses: publication.clauses,
    reviewDueOn: publication.reviewDueOn,
    attachments: publication.attachments,
  }
  return {
    serial,
    documentId: publication.documentId,
    form: publication.form,
    agency: publication.agency,
    title: publication.title,
    number: publication.number,
    unitId: publication.unitId,
    unitName: publication.unitName,
    taskId: publication.taskId,
    taskName: publication.taskName,
    kind: publication.kind,
    disclosure: publication.disclosure,
    year: publication.registeredOn.slice(0, 4),
    registeredOn: publication.registeredOn,
    publishedAt: publication.publishedAt,
    pdfBlob: publication.pdfBlob,
    bodyText: publication.bodyText,
    searchText: foldForSearch(textOf(publication)),
    details: JSON.stringify(details),
    withdrawnAt: null,
    withdrawalReason: null,
  }
}

/** Everything of a publication that can be searched. */
function textOf(publication: Publication): string {
  const { title, number, unitName, taskName, drafterName, approverName, attachments, bodyText } = publication
  return [title, number, unitName, taskName, drafterName, approverName, ...attachments.map((file) => file.name), bodyText].join(
    '\n',
  )
}

function indexTokens(publication: Publication): ReadonlySet<string> {
  return new Set([
    ...tokensOf(textOf(publication)),
    ...[...tokensOf(publication.title)].map(inTitle),
    facetToken('agency', publication.agency),
    facetToken('unit', publication.unitId),
    facetToken('year', publication.registeredOn.slice(0, 4)),
    facetToken('task', publication.taskId),
    facetToken('kind', publication.kind),
    facetToken('disclosure', publication.disclosure),
  ])
}
