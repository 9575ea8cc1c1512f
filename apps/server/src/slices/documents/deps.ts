import type { PersonActor } from '../../kernel/actor.ts'
import type { Handle } from '../../kernel/db.ts'
import type { Classification } from '../classification/index.ts'
import type { Identity } from '../identity/index.ts'

/** What the composition root hands in. */
export interface DocumentsDeps {
  readonly identity: Pick<Identity, 'personOf' | 'person' | 'agency' | 'unitContact'>
  readonly classification: Pick<Classification, 'task' | 'folder'>
  /** Whether a person may read a document that is not their own: approval knows. Asked when a new draft is made after it (재작성). */
  mayRead(handle: Handle, actor: PersonActor, documentId: string): Promise<boolean>
}
