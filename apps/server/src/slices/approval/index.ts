export type {
  Allowance,
  Approval,
  BoxRow,
  DraftLine,
  LineAct,
  LineDocument,
  LineFaultView,
  LinePerson,
  LineProposal,
  PathRound,
  PathStep,
  PlannedStep,
  PlannedStepView,
  SigningTask,
  StageSignature,
} from './approval.ts'
export { completed, looked, stepped, submitted } from './events.ts'
export { approvalSteps } from './migrations/index.ts'
export { approvalRouter } from './router.ts'
export type { ApprovalTables, Box } from './schema.ts'
