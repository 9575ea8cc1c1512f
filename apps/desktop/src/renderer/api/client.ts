import type { AppRouter } from '@onmaru/server/router'
import { QueryClient } from '@tanstack/react-query'
import { createTRPCClient, httpBatchLink, httpSubscriptionLink, splitLink, type TRPCClient } from '@trpc/client'
import superjson from 'superjson'
import { faultOf } from './fault.ts'

/** The server's procedures, always on the page's own origin: in Electron the scheme carries them on. */
const URL = '/trpc'
/** Longest address of one batch; servers and proxies refuse longer ones. */
const MAX_URL = 4_000
/** How often a query that did not reach the server is asked again before it says so. */
const RETRIES = 2

/** Queries and commands in batches over HTTP, live updates by server-sent events. */
export function createApiClient(): TRPCClient<AppRouter> {
  return createTRPCClient<AppRouter>({
    links: [
      splitLink({
        condition: (operation) => operation.type === 'subscription',
        true: httpSubscriptionLink({ url: URL, transformer: superjson }),
        false: httpBatchLink({ url: URL, transformer: superjson, maxURLLength: MAX_URL }),
      }),
    ],
  })
}

/** The page's cache of answers. What a rule refused is not asked again by itself; a command never is. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: 5_000,
        retry: (count, error) => count < RETRIES && ['NETWORK', 'UNAVAILABLE'].includes(faultOf(error).kind),
        // Without a network the query waits in the cache by default, and the screen shows nothing; here it says so.
        networkMode: 'always',
      },
      mutations: { retry: false, networkMode: 'always' },
    },
  })
}
