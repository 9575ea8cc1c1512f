export type {
  Acknowledge,
  Act,
  ActBase,
  ActType,
  Assign,
  Change,
  Circulate,
  ClockAct,
  ClockActType,
  Hold,
  HoldEnded,
  Overdue,
  PersonAct,
  Read,
  Recall,
  Redraft,
  Resubmit,
  Resume,
  Return,
  Revise,
  SetUrgent,
  Sign,
  Signing,
  Skip,
  Submit,
} from './acts.ts'
export { ACT_TYPES, CLOCK, CLOCK_ACT_TYPES } from './acts.ts'
export { type Allowance, allowed } from './allowed.ts'
export { ARTICLES, type Article } from './article.ts'
export { type Chart, lineCharts, mermaidOf } from './chart.ts'
export { svgOf } from './chart-svg.ts'
export { CHART_WORDS, koreanWord } from './chart-words.ts'
export { type Decision, decide } from './decide.ts'
export { type Effect, type NoticeKind, type Timer, timersOf } from './effects.ts'
export { WorkflowError, type WorkflowErrorCode } from './errors.ts'
export {
  APPROVAL_MARKS,
  type ApprovalLine,
  type ApprovalMark,
  bearsSigns,
  isActing,
  isAwaited,
  isConcurrence,
  type OnBehalfOf,
  type Party,
  STEP_KINDS,
  type Step,
  type StepKind,
} from './line.ts'
export type { LineEvent, LineEventType } from './line-event.ts'
export type { Absence, LineFacts, Power } from './line-facts.ts'
export { type LineFault, type LineSetting, validateLine } from './line-fault.ts'
export { LINE_FAULT_CODES, type LineFaultCode } from './line-fault-code.ts'
export { lineMachine } from './machines/line.ts'
export { receiptMachine } from './machines/receipt.ts'
export { stepMachine } from './machines/step.ts'
export { unitMachine } from './machines/unit.ts'
export { type Place, placesOf, type Turn } from './place.ts'
export type { Refusal } from './refusal.ts'
export { REFUSAL_CODES, type RefusalCode } from './refusal-sentence.ts'
export { restore, statesOf } from './restore.ts'
export type { RevisionRef } from './revision.ts'
export type { LineContext, Receipt, Round, RoundEnding } from './round.ts'
export {
  initialState,
  isPresentVersion,
  LINE_STATUSES,
  type LineState,
  type LineStatus,
  type LineValue,
  statusOf,
} from './state.ts'
export { fixedCount } from './step-change.ts'
export {
  type SkippedFor,
  STEP_STATES,
  type StepOutcome,
  type StepRecord,
  type StepState,
  UNIT_STAGES,
  type UnitLine,
  type UnitStage,
} from './step-record.ts'
export { MACHINE_VERSION } from './version.ts'
export { currentSteps, type LineView, lineView, type RoundView, type StepView, turnsOf } from './view.ts'
