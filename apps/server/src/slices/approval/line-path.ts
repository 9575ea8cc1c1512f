import type { StepKind, StepState } from '@onmaru/workflow'
import type { DelegationUsed } from './delegation-used.ts'
import type { LinePerson, PlannedStep } from './planned-line.ts'

/** A step of the path as screens show it. */
export interface PathStep {
  readonly stepId: string
  readonly kind: StepKind
  readonly mark: PlannedStep['mark']
  readonly person: LinePerson
  readonly onBehalfOf: LinePerson | null
  readonly state: StepState
  readonly outcome: 'SUBMITTED' | 'AGREED' | 'DISSENTED' | 'APPROVED' | null
  /** When its turn came (ISO 8601); null while it is to come. */
  readonly openedAt: string | null
  readonly at: string | null
  readonly opinion: string | null
  readonly reason: string | null
  readonly hold: { readonly reason: string; readonly until: string } | null
}

/** One round of the line. */
export interface PathRound {
  readonly round: number
  readonly revisionId: string
  readonly revisionNumber: number
  /** Who could decide, by which row of the delegation schedule; null for what was submitted before that was kept. */
  readonly delegation: DelegationUsed | null
  readonly steps: readonly PathStep[]
  readonly ending: {
    readonly type: 'RETURNED' | 'RECALLED' | 'REVISED'
    readonly at: string
    readonly reason: string | null
    /** Name of who returned or recalled it. */
    readonly by: string | null
  } | null
}
