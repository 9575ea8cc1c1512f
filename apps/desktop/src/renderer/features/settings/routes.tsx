import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { deskRoute } from '../../routes/desk-route.tsx'
import { SECTIONS } from './sections.ts'

const search = z.object({ section: z.enum(SECTIONS).optional().catch(undefined) })

export const settingsRoutes = [
  createRoute({
    getParentRoute: () => deskRoute,
    path: 'settings',
    validateSearch: search,
    component: lazyRouteComponent(() => import('./settings-screen.tsx'), 'SettingsScreen'),
  }),
] as const
