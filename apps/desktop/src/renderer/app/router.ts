import { createBrowserHistory, createHashHistory, createRouter } from '@tanstack/react-router'
import { deskBridge } from '../api/desk-bridge.ts'
import { FailedScreen } from '../routes/failed-screen.tsx'
import { PendingScreen } from '../routes/pending-screen.tsx'
import type { RouterContext } from '../routes/router-context.ts'
import { routeTree } from '../routes/tree.ts'

/**
 * The router. In a browser the server answers every address with the page, so addresses are plain ones; the desktop
 * client's scheme serves files alone, so the address stands behind `#` there.
 */
export function createDeskRouter(context: RouterContext) {
  return createRouter({
    routeTree,
    context,
    history: deskBridge() === null ? createBrowserHistory() : createHashHistory(),
    defaultPreload: 'intent',
    // Each screen fails alone: the shell around it, and the list beside a document, go on.
    defaultErrorComponent: FailedScreen,
    defaultPendingComponent: PendingScreen,
    // TanStack Query keeps the answers; the router's own cache would only be a second one.
    defaultPreloadStaleTime: 0,
    scrollRestoration: true,
  })
}

export type DeskRouter = ReturnType<typeof createDeskRouter>

declare module '@tanstack/react-router' {
  /** Makes every address a checked one. */
  interface Register {
    router: DeskRouter
  }
}
