export type {
  Allowance,
  Approval,
  BoxAsk,
  BoxCount,
  BoxPage,
  BoxRow,
  BoxSort,
  BulkItem,
  BulkPreparation,
  BulkReason,
  DelegationBasis,
  DelegationUsed,
  DraftLine,
  LikelyFinish,
  LineAct,
  LineAdvice,
  LineDocument,
  LineFaultView,
  LinePerson,
  LineProposal,
  PathRound,
  PathStep,
  PlannedStep,
  PlannedStepView,
  SigningTask,
  Simulation,
  SimulationNote,
  StageSignature,
} from './approval.ts'
export { createApproval } from './create-approval.ts'
export type { ApprovalDeps } from './deps.ts'
export { approvalFaults } from './errors.ts'
export { completed, linePlanned, looked, scheduleSimulated, stepped, submitted } from './events.ts'
export { approvalSteps } from './migrations/index.ts'
export { approvalRouter } from './router.ts'
export { approvalRoutes } from './routes.ts'
export type { ApprovalTables, Box } from './schema.ts'
export { subscribeApproval } from './subscribers.ts'
