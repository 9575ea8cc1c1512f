import { defineEvent } from '../../kernel/events.ts'

/** A document took its number and lies in its folder. Spoken in the approving transaction. Subject: the document. */
export const registered = defineEvent<{
  documentId: string
  revisionId: string
  number: string
  registrationNumber: string
  serial: number
  year: number
  unitId: string
  unitCode: string
  unitName: string
  title: string
  taskId: string
  folderId: string
  retentionPeriod: string
  retentionStartsOn: string
  retentionEndsOn: string | null
  registeredAt: string
  registeredOn: string
  pdfBlob: string
}>()('records.registered')
/** The sealed file is in the record; spoken once a document. Subject: the document. */
export const preserved = defineEvent<{ documentId: string; number: string; pdfBlob: string }>()('records.preserved')
/** The file of a record got validation data or an archive timestamp; `before` is an exact beginning of it. Subject: the document. */
export const recordRaised = defineEvent<{ documentId: string; number: string; before: string; pdfBlob: string; level: string }>()(
  'records.raised',
)
/** Somebody looked at a record (subject: the document) or at the register or folders (subject: the register). */
export const recordsLooked = defineEvent<{
  what: 'ITEM' | 'FILE' | 'PACKAGE' | 'REGISTER' | 'FOLDERS' | 'FOLDER'
  filter: Readonly<Record<string, unknown>>
}>()('records.looked')

/** Subject of looks at the register as a whole. */
export const REGISTER = { kind: 'register', id: 'records' } as const
