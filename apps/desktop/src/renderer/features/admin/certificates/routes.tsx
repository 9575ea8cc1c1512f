import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { deskRoute } from '../../../routes/desk-route.tsx'
import { PARTS } from './parts.ts'

/** Which part is open, and what is looked for. */
const search = z.object({
  part: z.enum(PARTS).optional().catch(undefined),
  text: z.string().max(100).optional().catch(undefined),
})

export const certificatesRoutes = [
  createRoute({
    getParentRoute: () => deskRoute,
    path: 'certificates',
    validateSearch: search,
    component: lazyRouteComponent(() => import('./certificates-screen.tsx'), 'CertificatesScreen'),
  }),
] as const
