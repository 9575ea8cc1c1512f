import type { AppRouter } from '@onmaru/server/router'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'

type Answers = inferRouterOutputs<AppRouter>['approval']

/** A planned step with its person, as the server shows it. */
export type LineStep = Answers['draftLine']['steps'][number]
export type LinePerson = LineStep['person']
export type LineFault = Answers['draftLine']['faults'][number]
export type LineProposal = Answers['proposal']
/** A step as the server takes it. */
export type PlannedStep = inferRouterInputs<AppRouter>['approval']['checkLine']['steps'][number]
export type StepKind = LineStep['kind']
export type ApprovalMark = NonNullable<LineStep['mark']>

/** Kinds that a drafter can give a step; the draft itself is always the first. */
export const PLANNED_KINDS = [
  'REVIEW',
  'CONCUR_SERIAL',
  'CONCUR_PARALLEL',
  'AUDIT_CONCUR',
  'LEGAL_CONCUR',
  'REVIEW_SKIPPED',
  'APPROVE',
] as const satisfies readonly StepKind[]
