import type { AppRouter } from '@onmaru/server/router'
import type { inferRouterOutputs } from '@trpc/server'

/** An absence and who acts for it. */
export type Absence = inferRouterOutputs<AppRouter>['identity']['myAbsences'][number]
