/**
 * Boxes of a person (domain.md §8.1). 기안함: IN_PROGRESS 진행, DONE 완료, RETURNED 반려 (recalled ones too). 결재함: WAITING 대기,
 * UPCOMING 예정, ACTED 완료 (whatever became of it since), POST_REPORT 후열. CIRCULATED 공람; NOTED both, once noted. DRAFTING 임시 stays empty here, since drafts
 * are documents' own list. A document lies in one box of each kind at most.
 */
export const BOXES = [
  'WAITING',
  'UPCOMING',
  'ACTED',
  'POST_REPORT',
  'CIRCULATED',
  'NOTED',
  'IN_PROGRESS',
  'DONE',
  'RETURNED',
  'DRAFTING',
] as const
export type Box = (typeof BOXES)[number]

/** Tables of the approval slice. Events are append-only; every other table can be made again from them. */
export interface ApprovalTables {
  /** The line as the drafter composes it, before it is submitted. */
  draftLines: {
    documentId: string
    line: string
    version: number
    updatedAt: string
    /** `DelegationBasis`; null: the closest row decides. */
    basis: string | null
    /** `LineOptions`; null: none. */
    options: string | null
  }
  /** What happened, in order, for ever. */
  lineEvents: {
    documentId: string
    seq: number
    type: string
    round: number
    stepId: string | null
    personId: string | null
    at: string
    data: string
  }
  /** The machine's state after the last event: a cache that replaying reproduces. */
  lineStates: { documentId: string; seq: number; machineVersion: number; status: string; state: string; updatedAt: string }
  /** A submission whose signature was prepared and not yet given: one a document, the latest; nothing of a line in progress. */
  preparedSubmissions: {
    documentId: string
    stageId: string
    personId: string
    revisionId: string
    /** The form with its fields, which the drafter is shown and signs. */
    pdfBlob: string
    /** `ApprovalLine` as it is printed in the form. */
    line: string
    lineVersion: number
    preparedAt: string
  }
  /** The revision in the line: its form and the file that carries the signatures so far. */
  lineRevisions: {
    documentId: string
    revisionId: string
    round: number
    formBlob: string
    pdfBlob: string
    fields: string
    /** JSON: which place of the form a step has, by its id; null where its field is named after the step. */
    places: string | null
    submittedAt: string
  }
  /** One row a step of every round, for lists and for who may read. */
  lineSteps: {
    documentId: string
    round: number
    stepId: string
    position: number
    kind: string
    personId: string
    name: string
    post: string
    unitName: string
    mark: string | null
    /** For whom an acting approver decides; they may read what is decided for them. */
    onBehalfOfId: string | null
    state: string
    opinion: string | null
    /** When its turn came; null while it is to come, and for what was done before that was kept. */
    openedAt: string | null
    actedAt: string | null
  }
  /** One row an approval: who decided what by which row of the delegation schedule, with the chain of superiors as it was then. */
  decisions: {
    documentId: string
    approvedAt: string
    title: string
    unitId: string
    unitName: string
    taskCode: string | null
    amount: number | null
    /** Who decided, or for whom it was decided (대결). */
    deciderId: string
    deciderName: string
    deciderPost: string
    deciderGrade: number
    /** Who holds the sender's post decides in their own right, whatever the schedule says (영 10①). */
    byRight: number
    why: string
    level: string
    ruleId: string | null
    scheduleVersion: number | null
    matter: string | null
    /** JSON: the drafter and their superiors, nearest first. */
    chain: string
  }
  /** Who opened what of a document first when: `thing` is a revision's id or an attachment's. */
  lineLooks: { documentId: string; personId: string; thing: string; at: string }
  /** What people are told: one row a person and cause. `cause` says by which event, or by which day of whose turn. */
  notices: {
    id: string
    personId: string
    documentId: string
    cause: string
    about: string
    title: string
    /** Name of who caused it; null: the office's clock. */
    byName: string | null
    /** Name of whose turn waits, where it is another's. */
    whoseName: string | null
    at: string
    seenAt: string | null
  }
  /** Lines that are kept for later documents: a person's own, or a unit's. */
  savedLines: {
    id: string
    scope: 'PERSON' | 'UNIT'
    /** The person's id, or the unit's. */
    ownerId: string
    name: string
    /** JSON: `SavedStep`, in order. */
    steps: string
    makerId: string
    madeAt: string
    updatedBy: string
    updatedAt: string
  }
  /** Selections that are approved together (일괄결재). */
  bulkBatches: {
    id: string
    /** Its maker, who alone may sign with it and follow it. */
    personId: string
    madeAt: string
    /** JSON list, in the order of the selection. */
    documentIds: string
  }
  /** Documents that were signed with a batch. */
  bulkSigned: {
    batchId: string
    documentId: string
    signedAt: string
  }
  /** Who finds the document in which box, since when. */
  boxEntries: {
    personId: string
    box: Box
    documentId: string
    title: string
    drafterName: string
    unitName: string
    urgent: number
    dueOn: string | null
    since: string
    status: string
    /** JSON list of the names of whose turn it is. */
    waitingFor: string
    /** Title, drafter and unit as they are found by: lower-case, normalised (NFKC). */
    searchText: string
  }
}
