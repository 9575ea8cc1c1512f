import type { Act, LineFault, LineStatus, Refusal, StepKind, StepState } from '@onmaru/workflow'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Handle } from '../../kernel/db.ts'
import type { Attachment, DraftForm } from '../documents/index.ts'
import type { DelegationCandidate, DelegationLevel } from '../identity/index.ts'
import type { StageClaims, ValidationReport } from '../signatures/index.ts'
import type { Box } from './schema.ts'

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

/**
 * By what the drafter says that the matter is decided, where it is not simply the closest row (사무전결 처리규칙): a listed row by name;
 * an unlisted matter that is lighter than a listed one; an important one, for the head or a superior; or the follow-up of a decided document,
 * which one level lower may approve.
 */
export type DelegationBasis =
  | { readonly kind: 'LISTED' | 'LIGHTER'; readonly ruleId: string }
  | { readonly kind: 'IMPORTANT' }
  | { readonly kind: 'FOLLOW_UP'; readonly documentId: string }

/** Why a row or none decides. NO_SCHEDULE: none is in force; NO_ROW: nothing is delegated, and the head decides (영 10①). */
export type DelegationWhy = 'ROW' | 'NO_ROW' | 'NO_SCHEDULE' | 'LISTED' | 'LIGHTER' | 'IMPORTANT' | 'FOLLOW_UP'

/** Who may decide a matter and by which row of which version: stored with the approval. */
export interface DelegationUsed {
  readonly rule: { readonly id: string; readonly version: number; readonly matter: string; readonly level: string } | null
  readonly why: DelegationWhy
  /** The level that decides: the row's, or what the basis makes of it. */
  readonly level: DelegationLevel
  /** The decided document that this one follows up. */
  readonly related: { readonly documentId: string; readonly title: string } | null
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
  readonly faults: readonly LineFaultView[]
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

/** What a screen hears of a simulation: how far it is, and in the end what it found. */
export type SimulationNote =
  | { readonly progress: { readonly done: number; readonly total: number } }
  | { readonly result: Simulation }

/** A version of the schedule run over approvals that were: nothing is changed by it. */
export interface Simulation {
  readonly version: number
  /** Days in Seoul, both included. */
  readonly from: string
  readonly until: string
  readonly total: number
  readonly changed: number
  /** How many were decided at each level, and how many would be. */
  readonly levels: readonly { readonly level: DelegationLevel; readonly decided: number; readonly proposed: number }[]
  readonly units: readonly {
    readonly unitId: string
    readonly unitName: string
    readonly total: number
    /** Of these would be decided higher, or lower. */
    readonly higher: number
    readonly lower: number
  }[]
  /** Documents that somebody else would have decided, latest first; `changed` counts those that are left out too. */
  readonly documents: readonly SimulatedDecision[]
}

/** A document that somebody else would have decided. */
export interface SimulatedDecision {
  readonly documentId: string
  readonly title: string
  readonly unitName: string
  readonly approvedAt: string
  readonly amount: number | null
  /** The matter of the row that would have been used; null: nothing is delegated. */
  readonly matter: string | null
  readonly decided: { readonly name: string; readonly post: string; readonly level: DelegationLevel }
  readonly proposed: { readonly name: string; readonly post: string; readonly level: DelegationLevel }
}

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

/** Whether the asking person may do an act now, on which step, and if not, why not. */
export interface Allowance {
  readonly act: Act['type']
  readonly allowed: boolean
  readonly stepId: string | null
  readonly refusal: Refusal | null
}

/** A document in or after the line, for those who may read it. */
export interface LineDocument {
  readonly documentId: string
  readonly seq: number
  readonly status: LineStatus
  readonly title: string
  readonly form: DraftForm
  readonly attachments: readonly Attachment[]
  readonly author: LinePerson
  readonly revisionId: string
  readonly revisionNumber: number
  readonly pages: number
  readonly submittedAt: string
  /** SHA-256 of the present file; `/files/documents/<id>/current.pdf` serves it. */
  readonly pdfBlob: string
  readonly present: PathRound
  /** Earlier rounds, oldest first. */
  readonly past: readonly PathRound[]
  readonly allowances: readonly Allowance[]
}

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

/** Why a document is not approved together with others (일괄결재), and what to do. NOT_YOUR_TURN carries the sentence of the line's own refusal. */
export interface BulkReason {
  readonly code:
    | 'DOCUMENT_UNKNOWN'
    | 'NOT_YOUR_TURN'
    | 'URGENT'
    | 'CLOSED'
    | 'DISSENT'
    | 'OPINION'
    | 'NOT_LOOKED_AT'
    | 'ATTACHMENT_NOT_OPENED'
  readonly sentence: { readonly ko: string; readonly en: string }
}

/** A document of a selection. `step`: what to sign, where nothing stands against it; `title` null: not for this person. */
export interface BulkItem {
  readonly documentId: string
  readonly title: string | null
  readonly step: { readonly stepId: string; readonly basedOn: number } | null
  readonly reasons: readonly BulkReason[]
}

/** A selection that is to be approved together: every document is signed by itself, with this batch's id. */
export interface BulkPreparation {
  readonly batchId: string
  readonly items: readonly BulkItem[]
}

/** Lines, acts and boxes. */
export interface Approval {
  /** The line of a draft of one's own. @throws DOCUMENT_UNKNOWN */
  draftLine(actor: PersonActor, documentId: string): Promise<DraftLine>
  /** With the basis that the drafter names; the one that was saved unless said. @throws DOCUMENT_UNKNOWN */
  proposal(actor: PersonActor, documentId: string, basis?: DelegationBasis | null | undefined): Promise<LineProposal>
  /** Every fault at once; nothing is stored. */
  checkLine(
    actor: PersonActor,
    documentId: string,
    steps: readonly PlannedStep[],
    basis?: DelegationBasis | null | undefined,
  ): Promise<readonly LineFaultView[]>
  /** When a planned line will likely be through, and what to know of it; nothing is stored. */
  outlook(actor: PersonActor, documentId: string, steps: readonly PlannedStep[]): Promise<LineOutlook>
  /** An unfinished line may be kept. @throws DOCUMENT_UNKNOWN, LINE_STALE, PERSON_UNKNOWN */
  saveLine(
    actor: PersonActor,
    input: { documentId: string; basedOn: number; steps: readonly PlannedStep[]; basis?: DelegationBasis | null | undefined },
  ): Promise<DraftLine>
  /** Runs a version of the delegation schedule, a draft too, over the approvals of the past year. @throws SCHEDULE_UNKNOWN */
  simulate(actor: PersonActor, scheduleId: string): AsyncGenerator<SimulationNote>
  /** Freezes, renders and prepares the drafter's signature. @throws DRAFT_STALE, DRAFT_FAULTY, LINE_FAULTY, DOCUMENT_FROZEN */
  prepareSubmit(
    actor: PersonActor,
    input: { documentId: string; draftVersion: number; lineVersion: number },
  ): Promise<SigningTask>
  /** Prepares a signature on an open step. @throws ACT_REFUSED with the refusal */
  prepareSign(actor: PersonActor, input: { documentId: string; stepId: string; basedOn: number }): Promise<SigningTask>
  /** What of a selection may be approved together (일괄결재), and why the rest may not. */
  prepareBulk(actor: PersonActor, documentIds: readonly string[]): Promise<BulkPreparation>
  /** Does an act. @throws ACT_REFUSED (facts: refusal), ACT_CONFLICT, NOT_IN_BULK, and signatures' faults; nothing is changed then */
  act(actor: PersonActor, act: LineAct): Promise<{ seq: number; status: LineStatus }>
  /** A look, which is recorded. @throws DOCUMENT_UNKNOWN for those who may not read it */
  document(actor: PersonActor, documentId: string): Promise<LineDocument>
  /** The verdict over the present file. @throws DOCUMENT_UNKNOWN */
  signatures(actor: PersonActor, documentId: string): Promise<ValidationReport>
  /**
   * The present file, as a recorded look. `blob` names the file that the person means: the present one, or the form that they
   * are about to sign and submit. @throws DOCUMENT_UNKNOWN, FILE_PAST when it is neither
   */
  currentPdf(
    actor: PersonActor,
    documentId: string,
    blob: string | null,
  ): Promise<{ readonly sha256: string; readonly bytes: Uint8Array }>
  /** A draft of one's own as it would print. @throws DOCUMENT_UNKNOWN */
  previewPdf(actor: PersonActor, documentId: string): Promise<Uint8Array>
  /** An attachment of the draft (its author) or of the revision in the line (its readers). @throws DOCUMENT_UNKNOWN, ATTACHMENT_UNKNOWN */
  attachment(actor: PersonActor, documentId: string, attachmentId: string): Promise<Attachment>
  /** A page of one's own box. @throws PLACE_UNKNOWN */
  box(actor: PersonActor, box: Box, ask: BoxAsk & { limit: number; after?: string | null | undefined }): Promise<BoxPage>
  /** Every row of one's own box in its order, a batch at a time. */
  wholeBox(actor: PersonActor, box: Box, ask: BoxAsk): AsyncGenerator<readonly BoxRow[]>
  counts(actor: PersonActor): Promise<Readonly<Record<Box, BoxCount>>>
  /** Whether a person may read a document: takes or took part, is of its unit, or keeps the records. */
  mayRead(handle: Handle, actor: PersonActor, documentId: string): Promise<boolean>
  /** The present path of a document, for the record, the release and the archive. */
  path(handle: Handle, documentId: string): Promise<PathRound | undefined>
}
