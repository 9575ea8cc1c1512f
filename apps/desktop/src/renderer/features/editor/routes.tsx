import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { deskRoute } from '../../routes/desk-route.tsx'

export const editorRoutes = [
  createRoute({
    getParentRoute: () => deskRoute,
    path: 'drafts/new',
    component: lazyRouteComponent(() => import('./new-draft-screen.tsx'), 'NewDraftScreen'),
  }),
  createRoute({
    getParentRoute: () => deskRoute,
    path: 'drafts/$documentId',
    component: lazyRouteComponent(() => import('./editor-screen.tsx'), 'EditorScreen'),
  }),
] as const
