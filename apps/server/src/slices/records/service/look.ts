import type { PersonActor } from '../../../kernel/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import { recordsFaults } from '../errors.ts'
import { REGISTER, recordsLooked } from '../events.ts'
import { searchText } from '../search-text.ts'
import * as store from '../store.ts'

/** One page of records; `next` is where to go on, null at the end. */
export interface RecordPage {
  readonly items: readonly store.RecordRow[]
  readonly next: store.RegisterCursor | null
}

/** A page of the register, newest first. The look is an entry of the audit log. */
export async function lookAtRegister(
  kernel: Kernel,
  actor: PersonActor,
  filter: store.RegisterFilter,
  page: { limit: number; after: store.RegisterCursor | null },
): Promise<RecordPage> {
  const text = filter.text === undefined ? '' : searchText(filter.text)
  const items = await store.listRecords(kernel.db, { ...filter, text: text === '' ? undefined : text }, page)
  const what = filter.folderId === undefined ? 'REGISTER' : 'FOLDER'
  await transaction(kernel, actor, (tx) => tx.speak(recordsLooked(REGISTER, { what, filter: { ...filter } })))
  const last = items.at(-1)
  const next =
    last === undefined || items.length < page.limit ? null : { registeredAt: last.registeredAt, documentId: last.documentId }
  return { items, next }
}

/** Folders that hold records. */
export async function lookAtFolders(
  kernel: Kernel,
  actor: PersonActor,
  taskId: string | undefined,
): Promise<readonly store.FolderCount[]> {
  const folders = await store.countFolders(kernel.db, taskId)
  await transaction(kernel, actor, (tx) =>
    tx.speak(recordsLooked(REGISTER, { what: 'FOLDERS', filter: taskId === undefined ? {} : { taskId } })),
  )
  return folders
}

/**
 * The record part of the document card.
 * @throws RECORD_UNKNOWN
 */
export async function lookAtItem(kernel: Kernel, actor: PersonActor, documentId: string): Promise<store.RecordRow> {
  const record = await store.findRecord(kernel.db, documentId)
  if (record === undefined) throw recordsFaults.RECORD_UNKNOWN({ documentId })
  await transaction(kernel, actor, (tx) =>
    tx.speak(recordsLooked({ kind: 'document', id: documentId }, { what: 'ITEM', filter: {} })),
  )
  return record
}
