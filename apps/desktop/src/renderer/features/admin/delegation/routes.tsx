import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { deskRoute } from '../../../routes/desk-route.tsx'

/** Which version is shown, and which side of it. */
const search = z.object({
  version: z.string().max(100).optional().catch(undefined),
  view: z.enum(['rows', 'simulation']).optional().catch(undefined),
})

export const delegationRoutes = [
  createRoute({
    getParentRoute: () => deskRoute,
    path: 'delegation',
    validateSearch: search,
    component: lazyRouteComponent(() => import('./delegation-screen.tsx'), 'DelegationScreen'),
  }),
] as const
