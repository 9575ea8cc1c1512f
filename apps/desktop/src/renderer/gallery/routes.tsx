import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { rootRoute } from '../routes/root-route.tsx'

/** Every part in every state, for those who make screens; in no menu, and without a session. */
export const galleryRoutes = [
  createRoute({
    getParentRoute: () => rootRoute,
    path: 'gallery',
    component: lazyRouteComponent(() => import('./gallery-screen.tsx'), 'GalleryScreen'),
  }),
] as const
