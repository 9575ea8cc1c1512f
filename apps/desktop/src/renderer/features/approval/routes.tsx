import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { boxRoute } from '../../routes/box-route.tsx'
import { deskRoute } from '../../routes/desk-route.tsx'

export const DOCUMENT_TABS = ['opinions', 'attachments', 'path', 'compare', 'related', 'signatures'] as const

const search = z.object({ tab: z.enum(DOCUMENT_TABS).optional().catch(undefined) })

/** A document with the screen to itself. */
export const documentRoutes = [
  createRoute({
    getParentRoute: () => deskRoute,
    path: 'documents/$documentId',
    validateSearch: search,
    component: lazyRouteComponent(() => import('./document-screen.tsx'), 'DocumentScreen'),
  }),
] as const

/** A document beside the list that it was opened from. */
export const documentInBoxRoutes = [
  createRoute({
    getParentRoute: () => boxRoute,
    path: '$documentId',
    validateSearch: search,
    component: lazyRouteComponent(() => import('./document-screen.tsx'), 'DocumentScreen'),
  }),
] as const
