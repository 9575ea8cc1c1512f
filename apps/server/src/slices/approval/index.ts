export type { Approval } from './approval.ts'
export type { BoxAsk, BoxCount, BoxPage, BoxRow, BoxSort } from './box.ts'
export type { BulkItem, BulkPreparation, BulkProgress, BulkReason, BulkUnderWay } from './bulk.ts'
export { createApproval } from './create-approval.ts'
export type { DelegationBasis, DelegationUsed } from './delegation-used.ts'
export type { ApprovalDeps } from './deps.ts'
export { approvalFaults } from './errors.ts'
export {
  batchBegun,
  completed,
  linePlanned,
  looked,
  noticesForgotten,
  noticesSeen,
  reminded,
  savedLineKept,
  savedLineRemoved,
  scheduleSimulated,
  stepped,
  submitted,
} from './events.ts'
export type { LineAct } from './line-act.ts'
export type { Allowance, LineDocument, LineReceipt } from './line-document.ts'
export type { PathRound, PathStep } from './line-path.ts'
export type { MachineChart } from './machine-chart.ts'
export { approvalSteps } from './migrations/index.ts'
export type { MyWeek, Pace, UnitPace, WeekDay } from './my-week.ts'
export type { Notice, NoticeAbout, NoticePage } from './notice.ts'
export type {
  ChangeCheck,
  DraftLine,
  LikelyFinish,
  LineAdvice,
  LineFaultView,
  LineOptions,
  LinePerson,
  LineProposal,
  PlannedStep,
  PlannedStepView,
  PresentLine,
} from './planned-line.ts'
export { approvalRouter } from './router.ts'
export { approvalRoutes } from './routes.ts'
export type { SavedLine, SavedLineInput, SavedStep } from './saved-line.ts'
export type { ApprovalTables, Box } from './schema.ts'
export type { SigningTask, StageSignature } from './signing-task.ts'
export type { Simulation, SimulationNote } from './simulation.ts'
export { subscribeApproval } from './subscribers.ts'
