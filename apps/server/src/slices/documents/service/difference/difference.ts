import type { Handle } from '../../../../kernel/db.ts'
import type { RevisionDifference } from '../../difference.ts'
import * as store from '../../store/index.ts'
import { revisionDifference } from './revision-difference.ts'

/** What became different from one revision to another; undefined where one of them is not there, or they are of two documents. */
export async function difference(handle: Handle, fromId: string, toId: string): Promise<RevisionDifference | undefined> {
  const from = await store.findRevision(handle, fromId)
  const to = fromId === toId ? from : await store.findRevision(handle, toId)
  if (from === undefined || to === undefined || from.documentId !== to.documentId) return undefined
  return revisionDifference(from, to)
}
