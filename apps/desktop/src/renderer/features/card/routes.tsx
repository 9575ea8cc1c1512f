import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../../routes/desk-route.tsx'

export const cardRoutes = [
  createRoute({
    getParentRoute: () => deskRoute,
    path: 'documents/$documentId/card',
    component: lazyRouteComponent(() => import('./card-screen.tsx'), 'CardScreen'),
  }),
] as const
