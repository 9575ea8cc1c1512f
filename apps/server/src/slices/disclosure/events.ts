import { defineEvent } from '../../kernel/events.ts'

/** A publication stands: FULL with text and files, LIST as an entry alone. `by` is the rule or the disclosure officer. */
export const disclosurePublished = defineEvent<{
  form: 'FULL' | 'LIST'
  number: string
  by: 'RULE' | 'OFFICER'
  reason: string | null
}>()('disclosure.published')
/** A record waits for the disclosure officer. */
export const disclosureHeld = defineEvent<{ number: string; reasons: readonly string[]; findings: number }>()('disclosure.held')
/** The disclosure officer decided against publishing the text. */
export const disclosureRefused = defineEvent<{ number: string; clauses: readonly number[]; reason: string }>()(
  'disclosure.refused',
)
/** A publication was taken back. */
export const disclosureWithdrawn = defineEvent<{ number: string; reason: string }>()('disclosure.withdrawn')
/** The file of a publication got validation data or an archive timestamp; what it shows is the same. */
export const disclosureFileMoved = defineEvent<{ number: string; pdfBlob: string }>()('disclosure.fileMoved')
/** Somebody asked how a release stands, or the officer looked at a record of the queue or opened one of its files by hand (`attachment` is its name). */
export const disclosureLooked = defineEvent<{ number: string; attachment: string | null }>()('disclosure.looked')
/** The grade from which documents go out by themselves was set. */
export const disclosureThresholdSet = defineEvent<{ before: number; after: number }>()('disclosure.thresholdSet')
