import { createRoute, redirect } from '@tanstack/react-router'
import { sessionOptions } from '../api/session.ts'
import { Shell } from '../app/shell/shell.tsx'
import { ErrorScreen } from './error-screen.tsx'
import { rootRoute } from './root-route.tsx'

/** Everything behind the gate: who is not signed in goes to the sign-in and comes back to where they wanted to go. */
export const deskRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'desk',
  beforeLoad: async ({ context, location }) => {
    const person = await context.queryClient.ensureQueryData(sessionOptions(context.client))
    if (person === null) throw redirect({ to: '/sign-in', search: { next: location.href } })
  },
  component: Shell,
  errorComponent: ErrorScreen,
})
