import { createRoute, lazyRouteComponent } from '@tanstack/react-router'
import { z } from 'zod'
import { deskRoute } from '../../routes/desk-route.tsx'
import { SCOPES } from './types.ts'

const id = z.string().max(110).optional().catch(undefined)

/** Where in the tree, which folder is open, and the row where the person is. */
const recordsSearch = z.object({ scope: z.enum(SCOPES).optional().catch(undefined), at: id, folder: id, row: id })

/** What the register is narrowed to, and the row where the person is. */
const registerSearch = z.object({
  text: z.string().max(200).optional().catch(undefined),
  unit: id,
  year: z.number().int().min(1900).max(9999).optional().catch(undefined),
  row: id,
})

export const recordsRoutes = [
  createRoute({
    getParentRoute: () => deskRoute,
    path: 'records',
    validateSearch: recordsSearch,
    component: lazyRouteComponent(() => import('./records-screen.tsx'), 'RecordsScreen'),
  }),
  createRoute({
    getParentRoute: () => deskRoute,
    path: 'register',
    validateSearch: registerSearch,
    component: lazyRouteComponent(() => import('./register-screen.tsx'), 'RegisterScreen'),
  }),
] as const
