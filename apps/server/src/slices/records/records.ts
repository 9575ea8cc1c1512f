import type { PersonActor } from '../../kernel/actor.ts'
import type { Handle } from '../../kernel/db.ts'
import type { Delivery } from '../../kernel/events.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { CompletedDocument, RecordsDeps } from './deps.ts'
import {
  lookAtFile,
  lookAtFolders,
  lookAtItem,
  lookAtPackage,
  lookAtRegister,
  type RecordFile,
  type RecordPackage,
  type RecordPage,
} from './service/look.ts'
import { preserve } from './service/preserve.ts'
import { type RaisedFile, replaceFile } from './service/raised.ts'
import { register } from './service/register.ts'
import * as store from './store.ts'

/** The register of an office, its records and where they are kept. */
export interface Records {
  /** Registers an approved document, in the approving transaction. */
  register(tx: Tx, completed: CompletedDocument): Promise<void>
  /** Takes the sealed file into the record, once. */
  preserve(documentId: string, delivery: Pick<Delivery, 'finish'>): Promise<void>
  /** Puts a raised file in the place of the preserved one, in the transaction that raised it. @throws RECORD_UNKNOWN, FILE_MOVED */
  replaceFile(tx: Tx, raised: RaisedFile): Promise<void>
  /** A record for other parts of the server; a person's look goes by `item`. */
  find(handle: Handle, documentId: string): Promise<store.RecordRow | undefined>
  /** The record of a document that the person may read; the look is recorded. @throws RECORD_UNKNOWN */
  item(actor: PersonActor, documentId: string): Promise<store.RecordRow>
  /** Its file: the sealed one, until then the signed one; the look is recorded. @throws RECORD_UNKNOWN */
  file(actor: PersonActor, documentId: string): Promise<RecordFile>
  /** The record as one ASiC-E package; the look is recorded. @throws RECORD_UNKNOWN, PACKAGE_TOO_LARGE */
  package(actor: PersonActor, documentId: string): Promise<RecordPackage>
  /** The register as far as the person may see it: of their own unit, or of every unit for those who keep the records. */
  list(
    actor: PersonActor,
    filter: store.RegisterFilter,
    page: { limit: number; after: store.RegisterCursor | null },
  ): Promise<RecordPage>
  /** Folders that hold records, as far as the person may see them. */
  folders(actor: PersonActor, taskId: string | undefined): Promise<readonly store.FolderCount[]>
}

/** Opens the slice over what the composition root hands in. */
export function createRecords(kernel: Kernel, deps: RecordsDeps): Records {
  return {
    register: (tx, completed) => register(tx, deps, completed),
    preserve: (documentId, delivery) => preserve(kernel, deps, documentId, delivery),
    replaceFile,
    find: store.findRecord,
    item: (actor, documentId) => lookAtItem(kernel, deps, actor, documentId),
    file: (actor, documentId) => lookAtFile(kernel, deps, actor, documentId),
    package: (actor, documentId) => lookAtPackage(kernel, deps, actor, documentId),
    list: (actor, filter, page) => lookAtRegister(kernel, deps, actor, filter, page),
    folders: (actor, taskId) => lookAtFolders(kernel, deps, actor, taskId),
  }
}
