export type { Act, ActType, Hold, Recall, Resubmit, Resume, Return, Sign, Submit } from './acts.ts'
export { ACT_TYPES } from './acts.ts'
export { type Allowance, allowed } from './allowed.ts'
export type { LineContext, StepRecord, StepState } from './context.ts'
export { type Decision, decide } from './decide.ts'
export type { Effect } from './effects.ts'
export {
  type ApprovalLine,
  type ApprovalMark,
  isConcurrence,
  type OnBehalfOf,
  type Party,
  type Step,
  type StepKind,
} from './line.ts'
export { type LineFault, type LineFaultCode, validateLine } from './line-fault.ts'
export { lineMachine } from './machines/line.ts'
export { type Refusal, refusal } from './refusal.ts'
export { EventsBroken, restore } from './restore.ts'
export type { RefusalCode } from './rules.ts'
export { initialState, type LineEvent, type LineState, type LineStatus, statusOf } from './state.ts'
export { MACHINE_VERSION } from './version.ts'
export { currentSteps, type LineView, lineView, type StepView } from './view.ts'
