import { z } from 'zod'
import { type Content, contentSchema, EMPTY_CONTENT } from './content.ts'

/** Kinds of official documents (영 4). */
export const DOCUMENT_KINDS = ['LEGAL', 'DIRECTIVE', 'NOTICE', 'KEPT', 'PETITION', 'GENERAL'] as const
export type DocumentKind = (typeof DOCUMENT_KINDS)[number]

/** Forms (규칙 3): the general one, which can be dispatched, and the brief one for what never leaves (간이기안문). */
export const FORMS = ['GENERAL', 'BRIEF'] as const
export type FormType = (typeof FORMS)[number]

const text = (longest: number) => z.string().trim().max(longest)
const id = z.string().min(1).max(100)
const MOST_WON = 999_999_999_999_999

/** Everything that a drafter decides. An unfinished draft may leave out much of it; what is missing `check` says. */
export const draftFormSchema = z.object({
  title: text(300),
  kind: z.enum(DOCUMENT_KINDS),
  form: z.enum(FORMS),
  /** To whom; none: 내부결재. A unit of this agency has its id. */
  recipients: z.array(z.object({ name: text(200).min(1), unitId: id.nullable() })).max(500),
  /** 경유; null where none. */
  via: text(200).nullable(),
  /** 발신명의; null for 내부결재. */
  senderName: text(200).nullable(),
  /** 관인생략 (영 14③). */
  sealOmitted: z.boolean(),
  taskId: id.nullable(),
  folderId: id.nullable(),
  /** Code of the retention period (records' RetentionPeriod); null until it is chosen or the unit task gives it. */
  retention: z.string().max(20).nullable(),
  disclosure: z.object({
    class: z.enum(['OPEN', 'PARTIAL', 'CLOSED']),
    /** 공개법 9①, 1 to 8. */
    clauses: z.array(z.number().int().min(1).max(8)).max(8),
    reason: text(2_000),
  }),
  urgent: z.boolean(),
  /** What the matter costs, in won, where the delegation schedule decides by amount (위임전결, 영 10②); null where nothing is spent or it is not said. */
  amount: z.number().int().min(0).max(MOST_WON).nullable().default(null),
  /** Documents that this one refers to (관련). */
  relatedIds: z.array(id).max(100),
  body: contentSchema,
})

/** A draft's form as it is stored, shown and frozen. */
export interface DraftForm extends Omit<z.infer<typeof draftFormSchema>, 'body'> {
  readonly body: Content
}

/** A blank draft: everything still to be decided, and open, as documents are by default (공개법 3). */
export const BLANK_FORM: DraftForm = {
  title: '',
  kind: 'GENERAL',
  form: 'GENERAL',
  recipients: [],
  via: null,
  senderName: null,
  sealOmitted: false,
  taskId: null,
  folderId: null,
  retention: null,
  disclosure: { class: 'OPEN', clauses: [], reason: '' },
  urgent: false,
  amount: null,
  relatedIds: [],
  body: EMPTY_CONTENT,
}

/** A form as it was stored; what came to forms since is as it is in a blank one. */
export function storedForm(text: string): DraftForm {
  const stored: DraftForm = JSON.parse(text)
  return { ...stored, amount: stored.amount ?? null }
}
