import type { LineFault, Refusal, StepKind } from '@onmaru/workflow'
import type { DelegationCandidate } from '../identity/index.ts'
import type { DelegationBasis, DelegationUsed } from './delegation-used.ts'

/** A step as a person plans it; name, post and unit are taken from identity when it is submitted. */
export interface PlannedStep {
  readonly id: string
  readonly kind: StepKind
  readonly personId: string
  /** Only on the approval: 전결, 대결 or both. */
  readonly mark: 'DELEGATED' | 'ACTING' | 'DELEGATED_ACTING' | null
  /** The registered absence that a 대결 leans on. */
  readonly absenceId: string | null
  readonly skipReason: string | null
  readonly group: string | null
  /** 부서협조 only: who receives for the unit; none: its head, whom `personId` names. */
  readonly receiverId?: string | null | undefined
  /** Day in Seoul, `YYYY-MM-DD`, by which it should be done. */
  readonly dueOn?: string | null | undefined
  /** 감사, 법제심사 only: false where the line does not wait for the answer. */
  readonly blocking?: boolean | undefined
  /** ★ 발의자: whose idea it was; ◉ 보고자: who reports it (영 8, 규칙 6). One of each in a line, who signs on the line of approval. */
  readonly originator?: boolean | undefined
  readonly presenter?: boolean | undefined
  /** 협조 with a due day only: whether the line goes on without the answer once that day is over. */
  readonly lapses?: boolean | undefined
}

/** What holds for a planned line as a whole, besides its steps. */
export interface LineOptions {
  /** A 대결 of it is reported to the absent one afterwards (후열, 영 10③). */
  readonly important: boolean
  /** To whom it circulates once it is approved (공람, 영 18). */
  readonly readerIds: readonly string[]
}

/** A person as a line shows them. */
export interface LinePerson {
  readonly personId: string
  readonly name: string
  readonly post: string
  readonly rank: string
  readonly unitId: string
  readonly unitName: string
}

/** A planned step with its person, for the editor's row of people. `away`: until when, and who acts. */
export interface PlannedStepView extends PlannedStep {
  readonly person: LinePerson
  /** 부서협조: who receives for the unit. */
  readonly receiver: LinePerson | null
  readonly away: {
    readonly absenceId: string
    readonly until: string
    readonly reason: string
    readonly actingId: string
    readonly actingName: string
    /** Name of who was to act and is away too, so that the next deputy acts. */
    readonly passedFrom: string | null
    /** Whether nobody is there to act. */
    readonly nobodyActs: boolean
  } | null
}

/** A fault of a planned line with its words. BASIS_GONE: what the drafter named as its basis no longer stands. */
export interface LineFaultView extends Omit<LineFault, 'code'> {
  readonly code: LineFault['code'] | 'BASIS_GONE'
  readonly sentence: { readonly ko: string; readonly en: string }
}

/** Something to know of a planned line that stands against nothing. */
export interface LineAdvice {
  readonly code: 'DEPUTY_SIGNS_EARLIER' | 'DEPUTY_DRAFTED' | 'DEPUTY_ALONE' | 'NOBODY_ACTS'
  readonly stepId: string
  readonly sentence: { readonly ko: string; readonly en: string }
}

/** When a line will likely be through, from what its people took in the last days. */
export interface LikelyFinish {
  /** Instant, ISO 8601. */
  readonly at: string
  /** Days that were looked back over. */
  readonly days: number
  readonly steps: readonly {
    readonly stepId: string
    /** Median hours; of this person and kind, of this kind among these people, or an office day where nothing is known. */
    readonly hours: number
    readonly from: 'PERSON' | 'KIND' | 'NOTHING'
    /** Acts that the median is of. */
    readonly count: number
    /** The day from which somebody away is there again; null where nobody is waited for. */
    readonly backOn: string | null
  }[]
}

/** What can be said ahead of a planned line. */
export interface LineOutlook {
  readonly finish: LikelyFinish | null
  readonly advice: readonly LineAdvice[]
}

/** The line of a draft. `version` 0: never saved; then `steps` are the proposal. */
export interface DraftLine extends LineOutlook {
  readonly version: number
  readonly basis: DelegationBasis | null
  readonly steps: readonly PlannedStepView[]
  readonly options: LineOptions
  /** The people whom `options` names as readers. */
  readonly readers: readonly LinePerson[]
  readonly faults: readonly LineFaultView[]
}

/** The line under way, as it may be changed (결재선 변경): the first `fixed` steps stand fast, but that an open one may be handed to a deputy. */
export interface PresentLine {
  readonly seq: number
  readonly fixed: number
  readonly steps: readonly PlannedStepView[]
}

/** What stands against a changed line: its faults, or the refusal that the change would meet. */
export interface ChangeCheck {
  readonly faults: readonly LineFaultView[]
  readonly refusal: Refusal | null
}

/** A line proposed from the delegation schedule (위임전결규정) and the organisation, and why. `rule` null: the head of the office approves. */
export interface LineProposal extends DelegationUsed {
  readonly steps: readonly PlannedStepView[]
  readonly basis: DelegationBasis | null
  /** Won, as the draft says it. */
  readonly amount: number | null
  /** Rows that speak of the task, the closest first: what the drafter may name instead. */
  readonly matters: readonly DelegationCandidate[]
}
