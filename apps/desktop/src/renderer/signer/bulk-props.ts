import type { SigningTask, StageSignature } from './signing-task.ts'

/** How one of many is signed. */
export interface BulkSigning {
  readonly prepare: () => Promise<SigningTask>
  /** Asks for the same on a line that moved on to `basedOn`. */
  readonly again?: ((basedOn: number) => Promise<SigningTask>) | undefined
  /** Hands the signature to the server, where the line moved on with its `seq`; what it throws is said beside the document. */
  readonly complete: (signature: StageSignature, movedTo: number | null) => Promise<void>
}

/** One of many documents that are signed one after the other. */
export interface BulkSigningItem {
  readonly id: string
  readonly title: string
  /** Null for one that was signed with this batch before. */
  readonly signing: BulkSigning | null
}

/** What the dialog for many needs of a screen. */
export interface BulkSigningProps {
  readonly items: readonly BulkSigningItem[]
  /** Ids of those of which the server said that they are signed, here or in another window. */
  readonly signed: ReadonlySet<string>
  /** What was chosen and cannot be signed together with others, each with its reasons. */
  readonly leftOut: readonly { readonly id: string; readonly title: string; readonly reasons: readonly string[] }[]
  /** Opens a document that has to be decided by itself. */
  readonly onOpen: (id: string) => void
  readonly onClose: () => void
}
