import type { LineStatus } from '@onmaru/workflow'
import type { Box } from './schema.ts'

/** A line of a box. */
export interface BoxRow {
  readonly documentId: string
  readonly box: Box
  readonly title: string
  readonly drafterName: string
  readonly unitName: string
  readonly urgent: boolean
  readonly dueOn: string | null
  /** Since when it lies in this box. */
  readonly since: string
  readonly status: LineStatus
  /** Whose turn it is, for 진행 and for what one has acted on; empty elsewhere. */
  readonly with: readonly string[]
}

/** How a box is ordered: by one of its columns; what has no deadline comes after everything that has one. */
export interface BoxSort {
  readonly column: 'since' | 'title' | 'drafterName' | 'unitName' | 'dueOn' | 'status' | 'urgent'
  readonly descending: boolean
}

/** What of a box is asked for. Texts are found anywhere in their column, whatever their case. Days in Seoul, `YYYY-MM-DD`, both included, of `since`. */
export interface BoxAsk {
  readonly filter?:
    | {
        readonly urgent?: true | undefined
        /** In title, drafter or unit. */
        readonly find?: string | undefined
        readonly drafter?: string | undefined
        readonly unit?: string | undefined
        readonly from?: string | undefined
        readonly until?: string | undefined
      }
    | undefined
  readonly sort?: BoxSort | null | undefined
}

/** A number of documents that was not counted to its end where it is large: `more` than `count`. */
export interface BoxCount {
  readonly count: number
  readonly more: boolean
}

/** A page of a box. `next` is handed back as `after` for the one behind it, null at the end; `count` of all that fit comes with the first page. */
export interface BoxPage {
  readonly rows: readonly BoxRow[]
  readonly next: string | null
  readonly count: BoxCount | null
}
