import type { PersonActor } from '../../kernel/actor.ts'
import type { Handle } from '../../kernel/db.ts'
import type { ReleasableRecord } from './releasable-record.ts'

/** What the composition root hands in: disclosure asks for a record, and knows no slice that holds its parts. */
export interface DisclosureDeps {
  /** The whole preserved record of a document. Throws when it is not preserved; the delivery is then tried again. */
  fileOf(documentId: string): Promise<ReleasableRecord>
  /** Whether a person may read a document. */
  mayRead(handle: Handle, actor: PersonActor, documentId: string): Promise<boolean>
}
