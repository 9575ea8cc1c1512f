import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../../routes/desk-route.tsx'

export const inboxRoutes = [
  createRoute({
    getParentRoute: () => deskRoute,
    path: '/',
    component: lazyRouteComponent(() => import('./home-screen.tsx'), 'HomeScreen'),
  }),
] as const
