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
    } & StageSignature)
  | { readonly type: 'return'; readonly stepId: string; readonly reason: string }
  | { readonly type: 'recall'; readonly reason: string | null }
  | { readonly type: 'hold'; readonly stepId: string; readonly reason: string; readonly until: string }
  | { readonly type: 'resume'; readonly stepId: string }
)
