import type { AppRouter } from '@onmaru/server/router'
import type { inferRouterOutputs } from '@trpc/server'

type Notes = inferRouterOutputs<AppRouter>['audit']['verify']
type Note = Notes extends AsyncIterable<infer N> ? N : never

/** The outcome of a check of the whole chain. */
export type Verdict = Extract<Note, { verdict: unknown }>['verdict']
/** What is wrong first, and where. */
export type Broken = NonNullable<Verdict['broken']>
