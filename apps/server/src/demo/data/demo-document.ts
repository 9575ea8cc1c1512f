import type { DocumentKind, FormType } from '../../slices/documents/index.ts'

/** A file of a document. `text` is its content; a picture or a PDF is named by `file`. */
export type DemoAttachment =
  | { readonly name: string; readonly text: string }
  | { readonly name: string; readonly file: 'site-plan' }

/** What state a document has reached when the story ends; the tests hold the seed to it. */
export type DemoState =
  | 'DRAFTING'
  | 'IN_PROGRESS'
  | 'HELD'
  | 'RETURNED'
  | 'RECALLED'
  | 'RELEASED' // approved, in the archive with its text
  | 'WAITING_RELEASE' // approved, in the disclosure officer's queue
  | 'LISTED' // approved, only its entry in the information list

/** A document of the demo office with its story. Texts may hold the places that `words.ts` fills. */
export interface DemoDocument {
  readonly key: string
  readonly state: DemoState
  /** Also made where only a few are wanted. */
  readonly few?: true
  readonly title: string
  readonly kind?: DocumentKind
  readonly form?: FormType
  /** Recipients by name; none: 내부결재. */
  readonly to?: readonly string[]
  readonly sender?: string
  readonly sealOmitted?: true
  readonly task: string
  /** In place of the unit task's. */
  readonly retention?: string
  /** `공개`, `부분공개 6 이유`, `비공개 5,7 이유`; the unit task's where nothing stands here. */
  readonly disclosure?: string
  readonly urgent?: true
  /** What it costs, in won, where the delegation schedule asks. */
  readonly amount?: number
  /** The matter of the delegation schedule, by its words, where it is not the closest one. */
  readonly matter?: string
  readonly related?: readonly string[]
  /** A 대결 of it is reported to the absent one afterwards (후열). */
  readonly important?: true
  /** To whom it circulates once it is approved (공람), by name. */
  readonly readers?: readonly string[]
  /** `검토 이두리 / 부서협조 최네모 접수 소예나 / 결재 박세찬 전결`; the drafter of the story's first line stands first. */
  readonly line: string
  readonly body: string
  /** The body after a return, where it was written anew. */
  readonly bodyAgain?: string
  readonly attachments?: readonly DemoAttachment[]
  /** A line an act: office day from the last one, time, person, act, and words: `-18 09:40 김하나 상신`. */
  readonly story: string
}
