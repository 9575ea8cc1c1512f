export type {
  Act,
  ActBase,
  ActType,
  Hold,
  Recall,
  Redraft,
  Resubmit,
  Resume,
  Return,
  Sign,
  Signing,
  Submit,
} from './acts.ts'
export { ACT_TYPES } from './acts.ts'
export { type Allowance, allowed } from './allowed.ts'
export { ARTICLES, type Article } from './article.ts'
export { type Decision, decide } from './decide.ts'
export type { Effect, NoticeKind } from './effects.ts'
export { WorkflowError, type WorkflowErrorCode } from './errors.ts'
export {
  APPROVAL_MARKS,
  type ApprovalLine,
  type ApprovalMark,
  isActing,
  isConcurrence,
  type OnBehalfOf,
  type Party,
  STEP_KINDS,
  type Step,
  type StepKind,
} from './line.ts'
export type { LineEvent, LineEventType } from './line-event.ts'
export type { Absence, LineFacts } from './line-facts.ts'
export { LINE_FAULT_CODES, type LineFault, type LineFaultCode, validateLine } from './line-fault.ts'
export { lineMachine } from './machines/line.ts'
export { stepMachine } from './machines/step.ts'
export type { Refusal } from './refusal.ts'
export { REFUSAL_CODES, type RefusalCode } from './refusal-sentence.ts'
export { restore } from './restore.ts'
export type { RevisionRef } from './revision.ts'
export type { LineContext, Round, RoundEnding } from './round.ts'
export {
  initialState,
  isPresentVersion,
  LINE_STATUSES,
  type LineState,
  type LineStatus,
  type LineValue,
  statusOf,
} from './state.ts'
export { STEP_STATES, type StepOutcome, type StepRecord, type StepState } from './step-record.ts'
export { MACHINE_VERSION } from './version.ts'
export { currentSteps, type LineView, lineView, type RoundView, type StepView } from './view.ts'
