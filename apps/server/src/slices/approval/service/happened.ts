import type { LineEvent, LineState } from '@onmaru/workflow'
import type { Revision } from '../../documents/index.ts'

/** What happened to a line, and over which file. */
export interface Happened {
  readonly event: LineEvent
  readonly before: LineState
  readonly after: LineState
  readonly revision: Revision
  /** The unit whose document it is. */
  readonly unitId: string
  /** 일괄결재: the batch that it is one of. */
  readonly batchId: string | null
  /** The file that carries the signatures after the event. */
  readonly pdfBlob: string
}
