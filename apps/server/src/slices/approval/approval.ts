import type { LineStatus } from '@onmaru/workflow'
import type { PersonActor } from '../../kernel/actor.ts'
import type { Handle } from '../../kernel/db.ts'
import type { Attachment, RevisionDifference } from '../documents/index.ts'
import type { ValidationReport } from '../signatures/index.ts'
import type { BoxAsk, BoxCount, BoxPage, BoxRow } from './box.ts'
import type { BulkAsked, BulkPreparation, BulkProgress, BulkUnderWay } from './bulk.ts'
import type { DelegationBasis } from './delegation-used.ts'
import type { LineAct } from './line-act.ts'
import type { LineDocument } from './line-document.ts'
import type { PathRound } from './line-path.ts'
import type { MachineChart } from './machine-chart.ts'
import type { MyWeek } from './my-week.ts'
import type { NoticePage } from './notice.ts'
import type {
  ChangeCheck,
  DraftLine,
  LikelyFinish,
  LineFaultView,
  LineOptions,
  LineOutlook,
  LineProposal,
  PlannedStep,
  PresentLine,
} from './planned-line.ts'
import type { SavedLine, SavedLineInput } from './saved-line.ts'
import type { Box } from './schema.ts'
import type { SigningTask } from './signing-task.ts'
import type { SimulationNote } from './simulation.ts'

/** Lines, acts and boxes. */
export interface Approval {
  /** At the start of a process, before its job loop: every line under way gets the timers and looks that it lacks, and the daily round begins. */
  begin(): Promise<void>
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
  /** When a line under way will likely be through; null where it is under way no longer. @throws DOCUMENT_UNKNOWN */
  finishAhead(actor: PersonActor, documentId: string): Promise<LikelyFinish | null>
  /** An unfinished line may be kept. @throws DOCUMENT_UNKNOWN, LINE_STALE, PERSON_UNKNOWN */
  saveLine(
    actor: PersonActor,
    input: {
      documentId: string
      basedOn: number
      steps: readonly PlannedStep[]
      basis?: DelegationBasis | null | undefined
      options?: LineOptions | undefined
    },
  ): Promise<DraftLine>
  /** Lines that a person may use again: their own, then their unit's, by name. */
  savedLines(actor: PersonActor): Promise<readonly SavedLine[]>
  /**
   * Keeps a line for later documents, or changes one. @throws SAVED_LINE_UNKNOWN, SAVED_LINE_NOT_YOURS, SAVED_LINE_NAME_TAKEN,
   * SAVED_LINES_FULL, PERSON_UNKNOWN
   */
  saveSavedLine(actor: PersonActor, input: SavedLineInput): Promise<SavedLine>
  /** @throws SAVED_LINE_UNKNOWN, SAVED_LINE_NOT_YOURS */
  removeSavedLine(actor: PersonActor, id: string): Promise<void>
  /** The line under way, as it may be changed (결재선 변경). @throws DOCUMENT_UNKNOWN */
  presentLine(actor: PersonActor, documentId: string): Promise<PresentLine>
  /** What stands against a changed line; nothing is stored. @throws DOCUMENT_UNKNOWN, PERSON_UNKNOWN, LINE_SPACE */
  checkChange(
    actor: PersonActor,
    input: { documentId: string; basedOn: number; steps: readonly PlannedStep[] },
  ): Promise<ChangeCheck>
  /** Runs a version of the delegation schedule, a draft too, over the approvals of the past year. @throws SCHEDULE_UNKNOWN */
  simulate(actor: PersonActor, scheduleId: string): AsyncGenerator<SimulationNote>
  /** Freezes, renders and prepares the drafter's signature. @throws DRAFT_STALE, DRAFT_FAULTY, LINE_FAULTY, DOCUMENT_FROZEN */
  prepareSubmit(
    actor: PersonActor,
    input: { documentId: string; draftVersion: number; lineVersion: number },
  ): Promise<SigningTask>
  /** Prepares a signature on an open step. @throws ACT_REFUSED with the refusal */
  prepareSign(actor: PersonActor, input: { documentId: string; stepId: string; basedOn: number }): Promise<SigningTask>
  /** What of a selection may be approved together (일괄결재), and why the rest may not; it begins a batch, or goes on with one. @throws BATCH_UNKNOWN */
  prepareBulk(actor: PersonActor, asked: BulkAsked): Promise<BulkPreparation>
  /** Each document that was signed with a batch of one's own, from the first on, until the signal aborts. @throws BATCH_UNKNOWN */
  bulkProgress(actor: PersonActor, batchId: string, signal: AbortSignal): AsyncGenerator<BulkProgress>
  /** One's own batch that was left in the middle; null where there is none. */
  bulkUnderWay(actor: PersonActor): Promise<BulkUnderWay | null>
  /** Whose turn it is begins to change the text (수정결재): they edit it as its drafter would. @throws ACT_REFUSED, ACT_CONFLICT, PEN_TAKEN */
  beginRevise(actor: PersonActor, input: { documentId: string; stepId: string; basedOn: number }): Promise<void>
  /** Gives the change up; the text is again as it stands in the line. */
  abandonRevise(actor: PersonActor, documentId: string): Promise<void>
  /** Does an act. @throws ACT_REFUSED (facts: refusal), ACT_CONFLICT, NOT_IN_BULK, BATCH_UNKNOWN, and signatures' faults; nothing is changed then */
  act(actor: PersonActor, act: LineAct): Promise<{ seq: number; status: LineStatus }>
  /** Takes note off a list, without a word: of what circulates (공람), or of what was decided for one (후열). @throws DOCUMENT_UNKNOWN, ACT_REFUSED */
  takeNote(actor: PersonActor, documentId: string, as: 'read' | 'acknowledge'): Promise<void>
  /** A look, which is recorded. @throws DOCUMENT_UNKNOWN for those who may not read it */
  document(actor: PersonActor, documentId: string): Promise<LineDocument>
  /** The verdict over the present file. @throws DOCUMENT_UNKNOWN */
  signatures(actor: PersonActor, documentId: string): Promise<ValidationReport>
  /** What became different between two revisions that stand or stood in the line, as a recorded look. @throws DOCUMENT_UNKNOWN for any other */
  difference(actor: PersonActor, input: { documentId: string; from: string; to: string }): Promise<RevisionDifference>
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
  /** One's own notices, latest first (알림). @throws PLACE_UNKNOWN */
  notices(actor: PersonActor, ask: { readonly limit: number; readonly after: string | null }): Promise<NoticePage>
  /** Marks one's own notices as seen; tells how many are new still. */
  markNotices(actor: PersonActor, ids: readonly string[] | 'all'): Promise<{ readonly unseen: number }>
  counts(actor: PersonActor): Promise<Readonly<Record<Box, BoxCount>>>
  /** One's own week, day by day, and how long the approvals of one's unit took lately. */
  myWeek(actor: PersonActor): Promise<MyWeek>
  /** Whether a person may read a document: takes or took part, is of its unit, or keeps the records. */
  mayRead(handle: Handle, actor: PersonActor, documentId: string): Promise<boolean>
  /** The machines of the line as pictures and in words, made of the machines themselves. */
  charts(language: 'ko' | 'en'): readonly MachineChart[]
  /** The present path of a document, for the record, the release and the archive. */
  path(handle: Handle, documentId: string): Promise<PathRound | undefined>
}
