import type { PersonActor } from '../../../kernel/actor.ts'
import type { Handle } from '../../../kernel/db.ts'
import { documentsFaults } from '../../documents/index.ts'
import * as store from '../store.ts'
import type { ApprovalParts } from './parts.ts'

/** Roles that read whatever was in a line, for the sake of their office. */
const READERS: readonly string[] = ['records-manager', 'disclosure-officer', 'auditor']

/** Whether a person may read a document: its author always; once it was submitted, who takes or took part, its unit, and who keeps the records. */
export async function mayRead(parts: ReaderParts, handle: Handle, actor: PersonActor, documentId: string): Promise<boolean> {
  return (await findReadable(parts, handle, actor, documentId)) !== null
}

/** @throws DOCUMENT_UNKNOWN for those who may not read it: nobody learns that it is there */
export async function requireReader(
  parts: ReaderParts,
  handle: Handle,
  actor: PersonActor,
  documentId: string,
): Promise<Readable> {
  const found = await findReadable(parts, handle, actor, documentId)
  if (found === null) throw documentsFaults.DOCUMENT_UNKNOWN()
  return found
}

/** What was read to know that a person may read it. */
export interface Readable {
  /** The revision in the line; undefined before the first submission. */
  readonly row: store.LineRevision | undefined
  /** The unit whose document it is. */
  readonly unitId: string
}

type ReaderParts = Pick<ApprovalParts, 'documents' | 'identity'>

/** What was read, or null for those who may not. */
export async function findReadable(
  { documents, identity }: ReaderParts,
  handle: Handle,
  actor: PersonActor,
  documentId: string,
): Promise<Readable | null> {
  const head = await documents.head(handle, documentId)
  if (head === undefined) return null
  const found = await store.findRevisionAndPart(handle, documentId, actor.personId)
  const readable = { row: found?.row, unitId: head.unitId }
  if (head.authorId === actor.personId) return readable
  if (found === undefined) return null
  if (found.takesPart || actor.roles.some((role) => READERS.includes(role))) return readable
  return (await identity.person(handle, actor.personId))?.unitId === head.unitId ? readable : null
}
