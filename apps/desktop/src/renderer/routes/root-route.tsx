import { createRootRouteWithContext, Outlet } from '@tanstack/react-router'
import { ErrorScreen } from './error-screen.tsx'
import type { RouterContext } from './router-context.ts'

/** The root of every address. Pages without the desk's shell (sign-in) hang here. */
export const rootRoute = createRootRouteWithContext<RouterContext>()({
  component: Outlet,
  errorComponent: ErrorScreen,
})
