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
export { createApproval } from './create-approval.ts'
export type { ApprovalDeps } from './deps.ts'
export { approvalFaults } from './errors.ts'
export { completed, linePlanned, looked, stepped, submitted } from './events.ts'
export { approvalSteps } from './migrations/index.ts'
export { approvalRouter } from './router.ts'
export { approvalRoutes } from './routes.ts'
export type { ApprovalTables, Box } from './schema.ts'
export { subscribeApproval } from './subscribers.ts'
