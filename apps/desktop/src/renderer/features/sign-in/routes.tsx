import { createRoute, lazyRouteComponent, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { sessionOptions } from '../../api/session.ts'
import { rootRoute } from '../../routes/root-route.tsx'

/** `next`: the address inside the desk that was asked for; nothing that leads elsewhere. `refused`: why the identity provider's way did not lead in. */
const search = z.object({
  next: z
    .string()
    .regex(/^\/(?![/\\])/)
    .optional()
    .catch(undefined),
  refused: z
    .string()
    .regex(/^[A-Z_]{1,60}$/)
    .optional()
    .catch(undefined),
})

export const signInRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: 'sign-in',
    validateSearch: search,
    beforeLoad: async ({ context }) => {
      if ((await context.queryClient.ensureQueryData(sessionOptions(context.client))) !== null) throw redirect({ to: '/' })
    },
    component: lazyRouteComponent(() => import('./sign-in-screen.tsx'), 'SignInScreen'),
  }),
] as const
