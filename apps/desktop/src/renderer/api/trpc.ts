import type { AppRouter } from '@onmaru/server/router'
import { createTRPCContext } from '@trpc/tanstack-react-query'

/** Typed access to every procedure of the server: `useTRPC().approval.inbox.queryOptions(…)`. The router is a type only. */
export const { TRPCProvider, useTRPC, useTRPCClient } = createTRPCContext<AppRouter>()
