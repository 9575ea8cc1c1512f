import type { SkippedFor, StepKind, StepState, UnitStage } from '@onmaru/workflow'
import type { DelegationUsed } from './delegation-used.ts'
import type { LinePerson, PlannedStep } from './planned-line.ts'

/** A step of the path as screens show it. */
export interface PathStep {
  readonly stepId: string
  readonly kind: StepKind
  readonly mark: PlannedStep['mark']
  readonly person: LinePerson
  readonly onBehalfOf: LinePerson | null
  /** ★ 발의자, ◉ 보고자 (영 8, 규칙 6). */
  readonly originator: boolean
  readonly presenter: boolean
  readonly state: StepState
  readonly outcome: 'SUBMITTED' | 'AGREED' | 'DISSENTED' | 'APPROVED' | null
  /** When its turn came (ISO 8601); null while it is to come. */
  readonly openedAt: string | null
  readonly at: string | null
  readonly opinion: string | null
  readonly reason: string | null
  readonly hold: { readonly reason: string; readonly until: string } | null
  /** Its signature field in the present file; null where it has none. */
  readonly field: string | null
  /** 부서협조: who receives for the unit. */
  readonly receiver: LinePerson | null
  /** Neighbouring steps of one group are asked together; null for a step that is asked alone. */
  readonly group: string | null
  /** Whether the line waits for it. */
  readonly blocking: boolean
  /** Day in Seoul, `YYYY-MM-DD`; and whether the line goes on without the answer once it is over. */
  readonly dueOn: string | null
  readonly lapses: boolean
  /** When its due day was found to be over (ISO 8601). */
  readonly overdueAt: string | null
  /** Why the line went on without it; null unless SKIPPED. */
  readonly skippedFor: SkippedFor | null
  /** 부서협조, once its turn came: the line inside of the unit. */
  readonly unit: {
    readonly stage: UnitStage
    /** Id of who named the reviewers: the receiver or the head. */
    readonly assigned: { readonly by: string; readonly at: string } | null
    readonly steps: readonly PathStep[]
  } | null
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
