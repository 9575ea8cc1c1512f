import { createRoute } from '@tanstack/react-router'
import { deskRoute } from './desk-route.tsx'
import { NotFoundScreen } from './not-found-screen.tsx'

/** Every address that no screen has, inside the shell: the menu is the way back. */
export const nowhereRoute = createRoute({ getParentRoute: () => deskRoute, path: '$', component: NotFoundScreen })
