import type { AppRouter } from '@onmaru/server/router'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'

type Answers = inferRouterOutputs<AppRouter>['approval']

/** A planned step with its person, as the server shows it. */
export type LineStep = Answers['draftLine']['steps'][number]
export type LinePerson = LineStep['person']
export type LineFault = Answers['draftLine']['faults'][number]
export type LineProposal = Answers['proposal']
/** By what the drafter says that the matter is decided; null: by the closest row of the delegation schedule. */
export type DelegationBasis = LineProposal['basis']
/** When a line will likely be through, and what to know of it. */
export type LineOutlook = Answers['outlook']
/** What holds for a line as a whole. */
export type LineOptions = Answers['draftLine']['options']
/** A step as the server takes it. */
export type PlannedStep = inferRouterInputs<AppRouter>['approval']['checkLine']['steps'][number]
export type StepKind = LineStep['kind']

/** Kinds that a drafter can give a step; the draft itself is always the first. */
export const PLANNED_KINDS = [
  'REVIEW',
  'CONCUR_SERIAL',
  'CONCUR_PARALLEL',
  'CONCUR_UNIT',
  'AUDIT_CONCUR',
  'LEGAL_CONCUR',
  'REVIEW_SKIPPED',
  'APPROVE',
] as const satisfies readonly StepKind[]
