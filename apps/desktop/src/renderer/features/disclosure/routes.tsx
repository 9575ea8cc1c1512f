import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { deskRoute } from '../../routes/desk-route.tsx'
import { RELEASE_STATES } from './types.ts'

/** The tab, what the list is filtered by, and the record that is open. */
const search = z.object({
  state: z.enum(RELEASE_STATES).optional().catch(undefined),
  filter: z.string().max(200).optional().catch(undefined),
  document: z.string().max(100).optional().catch(undefined),
})

export const disclosureRoutes = [
  createRoute({
    getParentRoute: () => deskRoute,
    path: 'release',
    validateSearch: search,
    component: lazyRouteComponent(() => import('./release-screen.tsx'), 'ReleaseScreen'),
  }),
  createRoute({
    getParentRoute: () => deskRoute,
    path: 'release/threshold',
    component: lazyRouteComponent(() => import('./threshold-screen.tsx'), 'ThresholdScreen'),
  }),
] as const
