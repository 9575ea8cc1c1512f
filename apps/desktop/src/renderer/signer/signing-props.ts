import type { ReactNode } from 'react'
import type { SigningTask, StageSignature } from './signing-task.ts'

/** What the signing dialog needs of a screen. */
export interface SigningDialogProps {
  /** Asks the server for what is to be signed. Called once for each opening of the dialog. */
  readonly prepare: () => Promise<SigningTask>
  /** Asks for the same on a line that moved on to `basedOn`, where others sign beside this person; without it a conflict is told. */
  readonly again?: ((basedOn: number) => Promise<SigningTask>) | undefined
  /** Hands the signature to the server, where the line moved on with its `seq`; what it throws is said in the dialog. */
  readonly complete: (signature: StageSignature, movedTo: number | null) => Promise<void>
  /** The server took the signature. */
  readonly onDone: () => void
  readonly onClose: () => void
  /**
   * The bytes that the screen behind shows. They are what is signed, after a look that the server means the same ones.
   * Without them the dialog shows the file itself, since nobody signs what was not shown.
   */
  readonly shown?: Uint8Array | undefined
  /** Called for a document that changed meanwhile and has to be opened anew; the dialog closes where it is not given. */
  readonly onReopen?: (() => void) | undefined
  /** A word that goes with the signature. */
  readonly opinion?:
    | { readonly value: string; readonly onChange: (value: string) => void; readonly isRequired?: boolean }
    | undefined
  /** More that the person decides here, above the key (동의 or 이견). */
  readonly children?: ReactNode
  /** The word on the button, 상신 for instance; otherwise by the kind of step. */
  readonly act?: string | undefined
}
