import type { PlannedStep } from './planned-line.ts'
import type { StageSignature } from './signing-task.ts'

/** What a person does to a document in the line. `basedOn` is the `seq` that they saw. */
export type LineAct = { readonly documentId: string; readonly basedOn: number } & (
  | ({ readonly type: 'submit'; readonly opinion: string | null } & StageSignature)
  | ({
      readonly type: 'sign'
      readonly stepId: string
      readonly verdict: 'AGREE' | 'DISSENT'
      readonly opinion: string | null
      /** 일괄결재: of which batch this signature is one. */
      readonly batchId?: string | null | undefined
      /** 대결 only: that it is reported to the absent one afterwards (후열), whatever the line says. */
      readonly important?: boolean | undefined
    } & StageSignature)
  /** `to`: an earlier step that signs anew; left out or null: the drafter. */
  | { readonly type: 'return'; readonly stepId: string; readonly to?: string | null | undefined; readonly reason: string }
  /** `stepId`: one's own signature on that step; left out or null: the whole document, by its drafter. */
  | { readonly type: 'recall'; readonly stepId?: string | null | undefined; readonly reason: string | null }
  | { readonly type: 'hold'; readonly stepId: string; readonly reason: string; readonly until: string }
  | { readonly type: 'resume'; readonly stepId: string }
  /** 재기안: `successorId` is the new draft of one's own that takes this one's place. */
  | { readonly type: 'redraft'; readonly successorId: string }
  /** 부서협조 접수: who of the unit reviews, in order; those who did so already stay. */
  | { readonly type: 'assign'; readonly stepId: string; readonly reviewerIds: readonly string[] }
  | { readonly type: 'skip'; readonly stepId: string; readonly reason: string }
  /** The whole line as it is to be. */
  | { readonly type: 'change'; readonly steps: readonly PlannedStep[]; readonly reason: string | null }
  /** 수정결재: the text as its holder of the pen saved it last, `draftVersion`, goes into the line as a new revision. */
  | { readonly type: 'revise'; readonly stepId: string; readonly draftVersion: number; readonly reason: string }
  | { readonly type: 'setUrgent'; readonly urgent: boolean }
  | { readonly type: 'circulate'; readonly readerIds: readonly string[] }
  | { readonly type: 'read'; readonly opinion: string | null }
  | { readonly type: 'acknowledge'; readonly instruction: string | null }
)
