import { router } from './kernel/trpc.ts'
import { type Approval, approvalRouter } from './slices/approval/index.ts'
import { type Audit, auditRouter } from './slices/audit/index.ts'
import { type Classification, classificationRouter } from './slices/classification/index.ts'
import { type Disclosure, disclosureRouter } from './slices/disclosure/index.ts'
import { type Documents, documentsRouter } from './slices/documents/index.ts'
import { type Identity, identityRouter } from './slices/identity/index.ts'
import { type Records, recordsRouter } from './slices/records/index.ts'
import { type Signatures, signaturesRouter } from './slices/signatures/index.ts'

/** Services that the router speaks for. */
export interface RouterServices {
  readonly identity: Identity
  readonly classification: Classification
  readonly documents: Documents
  readonly signatures: Signatures
  readonly approval: Approval
  readonly records: Records
  readonly disclosure: Disclosure
  readonly audit: Audit
}

/** Every procedure that a client may see. */
export function createRouter(services: RouterServices) {
  return router({
    identity: identityRouter(services.identity),
    classification: classificationRouter(services.classification),
    documents: documentsRouter(services.documents),
    signatures: signaturesRouter(services.signatures),
    approval: approvalRouter(services.approval),
    records: recordsRouter(services.records),
    disclosure: disclosureRouter(services.disclosure),
    audit: auditRouter(services.audit),
  })
}

/** The type that clients import, and nothing else of the server. */
export type AppRouter = ReturnType<typeof createRouter>
