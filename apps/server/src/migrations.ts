import { jobSteps } from './kernel/jobs-schema.ts'
import type { SchemaStep } from './kernel/migrate.ts'
import { approvalSteps } from './slices/approval/index.ts'
import { archiveSteps } from './slices/archive/index.ts'
import { auditSteps } from './slices/audit/index.ts'
import { classificationSteps } from './slices/classification/index.ts'
import { disclosureSteps } from './slices/disclosure/index.ts'
import { documentsSteps } from './slices/documents/index.ts'
import { identitySteps } from './slices/identity/index.ts'
import { recordsSteps } from './slices/records/index.ts'
import { signaturesSteps } from './slices/signatures/index.ts'

/** The whole schema, slice by slice in their order. */
export const SCHEMA: readonly SchemaStep[] = [
  ...jobSteps,
  ...auditSteps,
  ...identitySteps,
  ...classificationSteps,
  ...documentsSteps,
  ...signaturesSteps,
  ...approvalSteps,
  ...recordsSteps,
  ...disclosureSteps,
  ...archiveSteps,
]
