import type { AppRouter } from '@onmaru/server/router'
import type { inferRouterInputs, inferRouterOutputs } from '@trpc/server'

/** What each procedure takes and answers, as the server says it; screens name their data by these. */
export type Inputs = inferRouterInputs<AppRouter>
export type Outputs = inferRouterOutputs<AppRouter>

export type Box = Inputs['approval']['box']['box']
export type BoxRow = Outputs['approval']['box']['rows'][number]
export type BoxCount = Outputs['approval']['counts'][Box]
export type DraftRow = Outputs['documents']['drafts'][number]
/** A document in or after the line. */
export type LineDocument = Outputs['approval']['document']
export type PathStep = LineDocument['present']['steps'][number]
export type PathRound = LineDocument['past'][number]
/** What is approved together. */
export type BulkPreparation = Outputs['approval']['prepareBulk']
export type Allowance = LineDocument['allowances'][number]
export type SignatureReport = Outputs['approval']['signatures']['signatures'][number]
/** A line that is kept for later documents, and a step of it. */
export type SavedLine = Outputs['approval']['savedLines'][number]
export type SavedStep = SavedLine['steps'][number]
