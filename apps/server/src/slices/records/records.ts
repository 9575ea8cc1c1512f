import type { PersonActor } from '../../kernel/actor.ts'
import type { Handle } from '../../kernel/db.ts'
import type { Delivery } from '../../kernel/events.ts'
import type { Kernel } from '../../kernel/kernel.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { CompletedDocument, RecordsDeps } from './deps.ts'
import { lookAtFolders, lookAtItem, lookAtRegister, type RecordPage } from './service/look.ts'
import { preserve } from './service/preserve.ts'
import { register } from './service/register.ts'
import * as store from './store.ts'

/** The register of an office, its records and where they are kept. */
export interface Records {
  /** Registers an approved document, in the approving transaction. */
  register(tx: Tx, completed: CompletedDocument): Promise<void>
  /** Takes the sealed file into the record, once. */
  preserve(documentId: string, delivery: Pick<Delivery, 'finish'>): Promise<void>
  /** A record for other parts of the server; a person's look goes by `item`. */
  find(handle: Handle, documentId: string): Promise<store.RecordRow | undefined>
  item(actor: PersonActor, documentId: string): Promise<store.RecordRow>
  list(
    actor: PersonActor,
    filter: store.RegisterFilter,
    page: { limit: number; after: store.RegisterCursor | null },
  ): Promise<RecordPage>
  folders(actor: PersonActor, taskId: string | undefined): Promise<readonly store.FolderCount[]>
}

/** Opens the slice over what the composition root hands in. */
export function createRecords(kernel: Kernel, deps: RecordsDeps): Records {
  return {
    register: (tx, completed) => register(tx, deps, completed),
    preserve: (documentId, delivery) => preserve(kernel, deps, documentId, delivery),
    find: store.findRecord,
    item: (actor, documentId) => lookAtItem(kernel, actor, documentId),
    list: (actor, filter, page) => lookAtRegister(kernel, actor, filter, page),
    folders: (actor, taskId) => lookAtFolders(kernel, actor, taskId),
  }
}
