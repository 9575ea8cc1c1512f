import type { App } from '../app.ts'
import { defineEvent } from '../kernel/events.ts'

/** An office was made and is whole. Subject: the agency. Spoken last, so that what was interrupted has no such entry. */
export const officeCreated = defineEvent<{ kind: string; people: number; documents: number }>()('office.created')

/** EMPTY: nothing was founded. WHOLE: an office that was made to its end. PART: something is there, but no word that it is whole. */
export type OfficeState = 'EMPTY' | 'PART' | 'WHOLE'

/** How far the office in this database was made. */
export async function officeState(app: App): Promise<OfficeState> {
  const { kernel } = app
  if ((await app.audit.latest(kernel.db, officeCreated.type)) !== undefined) return 'WHOLE'
  return (await app.audit.isEmpty(kernel.db)) ? 'EMPTY' : 'PART'
}
