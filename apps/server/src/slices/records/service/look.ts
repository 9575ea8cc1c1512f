import type { PersonActor } from '../../../kernel/actor.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { transaction } from '../../../kernel/transaction.ts'
import type { RecordsDeps } from '../deps.ts'
import { recordsFaults } from '../errors.ts'
import { REGISTER, recordsLooked } from '../events.ts'
import { searchText } from '../search-text.ts'
import * as store from '../store.ts'
import { scopeOf, unitWithin } from './scope.ts'

/** One page of records; `next` is where to go on, null at the end. */
export interface RecordPage {
  readonly items: readonly store.RecordRow[]
  readonly next: store.RegisterCursor | null
}

/** A record as one ASiC-E package. */
export interface RecordPackage {
  readonly bytes: Uint8Array
  readonly number: string
  readonly title: string
}

/** The file of a record: SHA-256 of its bytes, and the number and title that name it. */
export interface RecordFile {
  readonly sha256: string
  readonly number: string
  readonly title: string
}

/** A page of the register within the person's scope, newest first. The look is an entry of the audit log. */
export async function lookAtRegister(
  kernel: Kernel,
  deps: RecordsDeps,
  actor: PersonActor,
  filter: store.RegisterFilter,
  page: { limit: number; after: store.RegisterCursor | null },
): Promise<RecordPage> {
  const text = filter.text === undefined ? '' : searchText(filter.text)
  const unitId = unitWithin(await scopeOf(kernel.db, deps, actor), filter.unitId)
  const within = { ...filter, unitId: unitId ?? undefined, text: text === '' ? undefined : text }
  const items = unitId === null ? [] : await store.listRecords(kernel.db, within, page)
  const what = filter.folderId === undefined ? 'REGISTER' : 'FOLDER'
  await transaction(kernel, actor, (tx) => tx.speak(recordsLooked(REGISTER, { what, filter: { ...filter } })))
  const last = items.at(-1)
  const next =
    last === undefined || items.length < page.limit ? null : { registeredAt: last.registeredAt, documentId: last.documentId }
  return { items, next }
}

/** Folders that hold records within the person's scope. */
export async function lookAtFolders(
  kernel: Kernel,
  deps: RecordsDeps,
  actor: PersonActor,
  taskId: string | undefined,
): Promise<readonly store.FolderCount[]> {
  const unitId = unitWithin(await scopeOf(kernel.db, deps, actor), undefined)
  const folders = unitId === null ? [] : await store.countFolders(kernel.db, { taskId, unitId })
  await transaction(kernel, actor, (tx) =>
    tx.speak(recordsLooked(REGISTER, { what: 'FOLDERS', filter: taskId === undefined ? {} : { taskId } })),
  )
  return folders
}

/**
 * The record part of the document card.
 * @throws RECORD_UNKNOWN for those who may not read it, too
 */
export function lookAtItem(kernel: Kernel, deps: RecordsDeps, actor: PersonActor, documentId: string): Promise<store.RecordRow> {
  return look(kernel, deps, actor, documentId, 'ITEM')
}

/**
 * The file of a record: the sealed one, or the one with the approver's signature until it is sealed.
 * @throws RECORD_UNKNOWN for those who may not read it, too
 */
export async function lookAtFile(kernel: Kernel, deps: RecordsDeps, actor: PersonActor, documentId: string): Promise<RecordFile> {
  const { preservedBlob, signedBlob, number, title } = await look(kernel, deps, actor, documentId, 'FILE')
  return { sha256: preservedBlob ?? signedBlob, number, title }
}

/** The record as one package; a look at its file. @throws RECORD_UNKNOWN, PACKAGE_TOO_LARGE */
export async function lookAtPackage(
  kernel: Kernel,
  deps: RecordsDeps,
  actor: PersonActor,
  documentId: string,
): Promise<RecordPackage> {
  const { preservedBlob, signedBlob, revisionId, number, title } = await look(kernel, deps, actor, documentId, 'PACKAGE')
  return { bytes: await deps.pack({ revisionId, fileBlob: preservedBlob ?? signedBlob }), number, title }
}

async function look(
  kernel: Kernel,
  deps: RecordsDeps,
  actor: PersonActor,
  documentId: string,
  what: 'ITEM' | 'FILE' | 'PACKAGE',
): Promise<store.RecordRow> {
  const record = await store.findRecord(kernel.db, documentId)
  if (record === undefined || !(await deps.mayRead(kernel.db, actor, documentId)))
    throw recordsFaults.RECORD_UNKNOWN({ documentId })
  await transaction(kernel, actor, (tx) => tx.speak(recordsLooked({ kind: 'document', id: documentId }, { what, filter: {} })))
  return record
}
