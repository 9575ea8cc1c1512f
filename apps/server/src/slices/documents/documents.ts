import type { Readable } from 'node:stream'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Handle } from '../../kernel/db.ts'
import type { Tx } from '../../kernel/transaction.ts'
import type { ApprovalBlock, SignatureAppearance } from './approval-block.ts'
import type { Attachment } from './attachment.ts'
import type { RevisionDifference } from './difference.ts'
import type { DraftForm } from './draft-form.ts'
import type { DocumentState } from './schema.ts'

/** A draft as its author edits it, or who holds the pen. */
export interface Draft {
  readonly documentId: string
  readonly state: DocumentState
  /** Counts every saved change; the next save names it, and is refused when somebody saved in between. */
  readonly version: number
  readonly savedAt: string
  readonly createdAt: string
  readonly form: DraftForm
  readonly attachments: readonly Attachment[]
  readonly author: {
    readonly id: string
    readonly name: string
    readonly post: string
    readonly unitId: string
    readonly unitName: string
  }
  /** As whom the reader opens it: its author, or who changes its text in the line (수정결재). */
  readonly pen: 'AUTHOR' | 'REVISER'
}

/** A line of the list of one's own drafts (기안함). */
export interface DraftRow {
  readonly documentId: string
  readonly title: string
  readonly savedAt: string
  readonly attachments: number
}

/** What a look over a draft found; `place` is where the person should look. */
export interface CheckFinding {
  readonly code:
    | 'TITLE_MISSING'
    | 'BODY_EMPTY'
    | 'TASK_MISSING'
    | 'FOLDER_MISSING'
    | 'RETENTION_MISSING'
    | 'SENDER_MISSING'
    | 'CLAUSES_MISSING'
    | 'CLAUSES_NEEDLESS'
    | 'REASON_MISSING'
    | 'ATTACHMENT_NOT_LISTED'
    | 'ATTACHMENT_NOT_THERE'
    | 'CHARACTER_WITHOUT_FONT'
    | 'IMAGE_MISSING'
    | 'BODY_NOT_RENDERED'
  /** ERROR stands against submission; ADVICE does not. */
  readonly severity: 'ERROR' | 'ADVICE'
  readonly place: 'title' | 'body' | 'task' | 'folder' | 'retention' | 'disclosure' | 'attachments' | 'sender' | 'recipients'
  /** Facts for the sentence: `{ character: '😀', codePoint: 'U+1F600', count: 2, around: '…' }`, `{ name: '예산내역서' }`. */
  readonly facts: Readonly<Record<string, string | number>>
}

/** A document's head, for neighbours to the right. */
export interface DocumentHead {
  readonly documentId: string
  readonly state: DocumentState
  readonly version: number
  readonly authorId: string
  readonly unitId: string
  readonly title: string
  /** Who changes the text while it is in the line (수정결재); null: nobody. */
  readonly penId: string | null
}

/** A place in a rendered form where a field of the PDF stands, in points from the page's upper left corner; page from 1. */
export interface FieldPlace {
  readonly name: string
  readonly kind: 'signature' | 'text'
  readonly page: number
  readonly x: number
  readonly y: number
  readonly w: number
  readonly h: number
  readonly label: string
  /** Text fields of the approval block: what it shows from the beginning; empty for a spare place. Other fields have none. */
  readonly value?: string
}

/** A revision: what is decided about, never changed again. */
export interface Revision {
  readonly revisionId: string
  readonly documentId: string
  /** 1 for the first. */
  readonly number: number
  readonly createdAt: string
  readonly form: DraftForm
  readonly attachments: readonly Attachment[]
  readonly block: ApprovalBlock
  /** SHA-256 of the rendered PDF, before fields and signatures. */
  readonly formBlob: string
  /** SHA-256 of the canonical manifest, which is an associated file in the PDF. */
  readonly manifestSha256: string
  readonly fields: readonly FieldPlace[]
  readonly pages: number
}

/** Drafts, revisions, attachments and their rendering. */
export interface Documents {
  /** A new draft of one's own: blank, or after a readable document (재작성). @throws DOCUMENT_UNKNOWN */
  create(actor: PersonActor, copyOf: string | null): Promise<{ documentId: string }>
  /** @throws DOCUMENT_UNKNOWN for everybody but the author, and who holds the pen */
  draft(actor: PersonActor, documentId: string): Promise<Draft>
  drafts(actor: PersonActor, page: { limit: number; offset: number }): Promise<readonly DraftRow[]>
  /** @throws DOCUMENT_UNKNOWN, DRAFT_STALE, DOCUMENT_FROZEN */
  save(
    actor: PersonActor,
    input: { documentId: string; basedOn: number; form: DraftForm },
  ): Promise<{ version: number; savedAt: string }>
  /** Looks a draft over, rendering included. @throws DOCUMENT_UNKNOWN */
  check(actor: PersonActor, documentId: string): Promise<readonly CheckFinding[]>
  /** @throws DOCUMENT_UNKNOWN, DOCUMENT_FROZEN */
  discard(actor: PersonActor, documentId: string): Promise<void>
  /** Streams a file in. @throws DOCUMENT_UNKNOWN, DOCUMENT_FROZEN, ATTACHMENT_TOO_LARGE, ATTACHMENT_NAME_INVALID, ATTACHMENTS_FULL */
  attach(actor: PersonActor, documentId: string, file: { name: string; source: Readable }): Promise<Attachment>
  /** @throws DOCUMENT_UNKNOWN, DOCUMENT_FROZEN, ATTACHMENT_UNKNOWN */
  removeAttachment(actor: PersonActor, documentId: string, attachmentId: string): Promise<void>
  /** New order, every attachment named once. @throws as removeAttachment */
  orderAttachments(actor: PersonActor, documentId: string, attachmentIds: readonly string[]): Promise<void>
  /** A picture for the body: PNG or JPEG. @throws IMAGE_INVALID, ATTACHMENT_TOO_LARGE and as attach */
  addImage(actor: PersonActor, documentId: string, source: Readable): Promise<{ blob: string; width: number; height: number }>
  /** A picture of a draft of one's own. @throws DOCUMENT_UNKNOWN */
  image(actor: PersonActor, documentId: string, blob: string): Promise<{ mediaType: string; bytes: Uint8Array }>

  /** The rest is for neighbours to the right; who may, they have asked. */
  head(handle: Handle, documentId: string): Promise<DocumentHead | undefined>
  /** The draft as a PDF with this block, not frozen. @throws as freeze */
  preview(documentId: string, block: ApprovalBlock): Promise<Uint8Array>
  /**
   * Freezes the draft's present version as a revision and renders it: slow, outside transactions.
   * The same version and block freeze to the same revision. @throws DRAFT_STALE, DRAFT_FAULTY (facts: findings), DOCUMENT_FROZEN
   */
  freeze(actor: PersonActor, input: { documentId: string; basedOn: number; block: ApprovalBlock }): Promise<Revision>
  revision(handle: Handle, revisionId: string): Promise<Revision | undefined>
  revisionsOf(handle: Handle, documentId: string): Promise<readonly Revision[]>
  /** What became different from one revision to another; undefined where one of them is not there, or they are of two documents. */
  difference(handle: Handle, fromRevisionId: string, toRevisionId: string): Promise<RevisionDifference | undefined>
  /** The body's text with its numbering, paragraphs as lines: for screening and search. */
  bodyText(revision: Pick<Revision, 'form'>): string
  /** State changes, in the transaction of the act that causes them; what leaves the line is another version of the draft. @throws DOCUMENT_FROZEN, DRAFT_STALE when it does not follow */
  enterLine(tx: Tx, documentId: string, revision: Revision): Promise<void>
  leaveLine(tx: Tx, documentId: string): Promise<void>
  /** A returned or recalled document is given up for the one that took its place (재기안). */
  supersede(tx: Tx, documentId: string): Promise<void>
  /** Gives somebody the pen of a document in the line: from then on its drafts' procedures are theirs too. @throws PEN_TAKEN, DOCUMENT_FROZEN */
  takePen(tx: Tx, documentId: string, personId: string): Promise<void>
  /** Takes the pen from who holds it; the text is again as it stands in the line. Nothing where nobody does. */
  layDownPen(tx: Tx, documentId: string): Promise<void>
  /** The changed text, frozen, is the revision in the line now. @throws DOCUMENT_FROZEN without a pen, DRAFT_STALE when the text moved since */
  revise(tx: Tx, documentId: string, revision: Revision): Promise<void>
  approve(tx: Tx, documentId: string): Promise<void>
  /** One-page PDFs whose page becomes the appearance of a field; the same input gives the same bytes. */
  /** `image`: the signer's own signature as PNG, shown over the name; null where there is none. */
  signatureAppearance(appearance: SignatureAppearance, image: Uint8Array | null): Promise<Uint8Array>
  textAppearance(text: string, size: { w: number; h: number }): Promise<Uint8Array>
  sealAppearance(image: Uint8Array, size: { w: number; h: number }): Promise<Uint8Array>
  /** Ends the threads that render. */
  close(): Promise<void>
}

export type { DocumentState, DraftForm }
