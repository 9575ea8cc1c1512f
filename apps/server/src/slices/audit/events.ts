import { defineEvent } from '../../kernel/events.ts'

/** Somebody searched the audit log (subject: the chain) or looked at one document's life (subject: the document). */
export const auditLooked = defineEvent<{ filter: Readonly<Record<string, unknown>>; entries: number }>()('audit.looked')
/** The whole chain was checked. Subject: the chain. */
export const auditVerified = defineEvent<{ whole: boolean; checked: number; headHash: string | null; broken: unknown }>()(
  'audit.verified',
)

/** Subject of events about the log itself. */
export const CHAIN = { kind: 'audit', id: 'chain' } as const
