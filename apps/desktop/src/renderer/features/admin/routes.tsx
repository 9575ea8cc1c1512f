import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { deskRoute } from '../../routes/desk-route.tsx'

const id = z.string().max(200).optional().catch(undefined)
const day = z.iso.date().optional().catch(undefined)

/** The filters. `kind` is a type or a part (`approval.`); `at` shows entries up to this number. */
const search = z.object({
  person: id,
  document: id,
  kind: id,
  from: day,
  until: day,
  at: z.number().int().min(1).optional().catch(undefined),
})

export const auditRoutes = [
  createRoute({
    getParentRoute: () => deskRoute,
    path: 'audit',
    validateSearch: search,
    component: lazyRouteComponent(() => import('./audit-screen.tsx'), 'AuditScreen'),
  }),
  createRoute({
    getParentRoute: () => deskRoute,
    path: 'audit/documents/$documentId',
    component: lazyRouteComponent(() => import('./life-screen.tsx'), 'LifeScreen'),
  }),
  createRoute({
    getParentRoute: () => deskRoute,
    path: 'line-chart',
    component: lazyRouteComponent(() => import('./chart-screen.tsx'), 'ChartScreen'),
  }),
  createRoute({
    getParentRoute: () => deskRoute,
    path: 'proofs',
    component: lazyRouteComponent(() => import('./proofs-screen.tsx'), 'ProofsScreen'),
  }),
] as const
