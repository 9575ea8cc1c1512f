import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import { documentsFaults } from '../../documents/index.ts'
import * as store from '../store.ts'
import type { ApprovalParts } from './parts.ts'

/** Roles that read whatever was in a line, for the sake of their office. */
const READERS: readonly string[] = ['records-manager', 'disclosure-officer', 'auditor']

/** Whether a person may read a document: its author always; once it was submitted, who takes or took part, its unit, and who keeps the records. */
export async function mayRead(
  { documents, identity }: Pick<ApprovalParts, 'documents' | 'identity'>,
  handle: Handle,
  actor: PersonActor,
  documentId: string,
): Promise<boolean> {
  const head = await documents.head(handle, documentId)
  if (head === undefined) return false
  if (head.authorId === actor.personId) return true
  if ((await store.findRevision(handle, documentId)) === undefined) return false
  if (actor.roles.some((role) => READERS.includes(role))) return true
  if (await store.takesPart(handle, documentId, actor.personId)) return true
  return (await identity.person(handle, actor.personId))?.unitId === head.unitId
}

/** @throws DOCUMENT_UNKNOWN for those who may not read it: nobody learns that it is there */
export async function requireReader(
  parts: Pick<ApprovalParts, 'documents' | 'identity'>,
  handle: Handle,
  actor: PersonActor,
  documentId: string,
): Promise<void> {
  if (!(await mayRead(parts, handle, actor, documentId))) throw documentsFaults.DOCUMENT_UNKNOWN()
}
