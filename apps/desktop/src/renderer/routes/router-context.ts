import type { AppRouter } from '@onmaru/server/router'
import type { QueryClient } from '@tanstack/react-query'
import type { TRPCClient } from '@trpc/client'
import type { NavigationEntry } from './navigation.ts'
import type { PaletteSource } from './palette.ts'

/** What the root hands to every route and screen. */
export interface RouterContext {
  readonly queryClient: QueryClient
  readonly client: TRPCClient<AppRouter>
  readonly navigation: readonly NavigationEntry[]
  readonly paletteSources: readonly PaletteSource[]
}
