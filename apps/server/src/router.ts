import { router } from './kernel/trpc.ts'
import { type Audit, auditRouter } from './slices/audit/index.ts'
import { type Identity, identityRouter } from './slices/identity/index.ts'

/** Services that the router speaks for. */
export interface RouterServices {
  readonly identity: Identity
  readonly audit: Audit
}

/** Every procedure that a client may see. */
export function createRouter(services: RouterServices) {
  return router({ identity: identityRouter(services.identity), audit: auditRouter(services.audit) })
}

/** The type that clients import, and nothing else of the server. */
export type AppRouter = ReturnType<typeof createRouter>
