import type { StepKind } from '@onmaru/workflow'
import type { Attachment } from '../documents/index.ts'
import type { StageClaims } from '../signatures/index.ts'
import type { PlannedStep } from './planned-line.ts'

/** What a person is given to sign. The client shows the file `pdfUrl` (SHA-256 `baseBlob`), appends `update`, and signs its byte range. */
export interface SigningTask {
  readonly stageId: string
  readonly documentId: string
  readonly stepId: string
  readonly title: string
  /** 기안, 검토, 협조, 결재, with the mark: as what the person signs. */
  readonly kind: StepKind
  readonly mark: PlannedStep['mark']
  readonly revisionNumber: number
  readonly pages: number
  readonly attachments: readonly Attachment[]
  readonly pdfUrl: string
  readonly baseBlob: string
  readonly field: string
  /** Base64. */
  readonly update: string
  readonly byteRange: readonly [number, number, number, number]
  /** What the signature must say of the signer: the post, and what it commits to (EN 319 122-1 §5.2). */
  readonly claims: StageClaims
}

/** A signature that a client made: the stage it is for, and the detached CMS in base64. */
export interface StageSignature {
  readonly stageId: string
  readonly cms: string
}
