import { certificatesRoutes } from '../features/admin/certificates/routes.tsx'
import { delegationRoutes } from '../features/admin/delegation/routes.tsx'
import { auditRoutes } from '../features/admin/routes.tsx'
import { documentInBoxRoutes, documentRoutes } from '../features/approval/routes.tsx'
import { cardRoutes } from '../features/card/routes.tsx'
import { disclosureRoutes } from '../features/disclosure/routes.tsx'
import { editorRoutes } from '../features/editor/routes.tsx'
import { inboxRoutes } from '../features/inbox/routes.tsx'
import { recordsRoutes } from '../features/records/routes.tsx'
import { settingsRoutes } from '../features/settings/routes.tsx'
import { signInRoutes } from '../features/sign-in/routes.tsx'
import { galleryRoutes } from '../gallery/routes.tsx'
import { boxRoute } from './box-route.tsx'
import { deskRoute } from './desk-route.tsx'
import { nowhereRoute } from './nowhere-route.tsx'
import { rootRoute } from './root-route.tsx'

/** Every address of the desk. A feature's routes behind the gate go into the inner list. */
export const routeTree = rootRoute.addChildren([
  deskRoute.addChildren([
    ...inboxRoutes,
    boxRoute.addChildren([...documentInBoxRoutes]),
    ...documentRoutes,
    ...cardRoutes,
    ...editorRoutes,
    ...recordsRoutes,
    ...disclosureRoutes,
    ...settingsRoutes,
    ...auditRoutes,
    ...delegationRoutes,
    ...certificatesRoutes,
    nowhereRoute,
  ]),
  ...signInRoutes,
  ...galleryRoutes,
])
