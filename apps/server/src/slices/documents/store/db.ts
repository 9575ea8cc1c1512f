import { type Handle, tables } from '../../../kernel/db.ts'
import type { DocumentsTables } from '../schema.ts'

/** This slice's tables. */
export const db = (handle: Handle) => tables<DocumentsTables>(handle)
