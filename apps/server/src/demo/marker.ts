import type { App } from '../app.ts'
import { Fault } from '../kernel/errors.ts'
import { defineEvent } from '../kernel/events.ts'

/** An office was made and is whole. Subject: the agency. Spoken last, so that what was interrupted has no such entry. */
export const officeCreated = defineEvent<{ kind: string; people: number; documents: number }>()('office.created')

/** EMPTY: nothing was founded. PART: something was, but no word says that it is whole. WHOLE: an office that was made to its end. */
export type OfficeState = 'EMPTY' | 'PART' | 'WHOLE'

/** How far the office in this database was made. */
export async function officeState(app: App): Promise<OfficeState> {
  if ((await app.audit.latest(app.kernel.db, officeCreated.type)) !== undefined) return 'WHOLE'
  const untouched = (await app.identity.units()).length === 0 && !(await hasAuthority(app))
  return untouched ? 'EMPTY' : 'PART'
}

async function hasAuthority(app: App): Promise<boolean> {
  try {
    await app.signatures.authority.anchors()
    return true
  } catch (error) {
    if (error instanceof Fault && error.code === 'AUTHORITY_MISSING') return false
    throw error
  }
}
