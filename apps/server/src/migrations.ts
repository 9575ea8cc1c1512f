import { jobSteps } from './kernel/jobs-schema.ts'
import type { SchemaStep } from './kernel/migrate.ts'
import { auditSteps } from './slices/audit/index.ts'
import { disclosureSteps } from './slices/disclosure/index.ts'
import { identitySteps } from './slices/identity/index.ts'
import { signaturesSteps } from './slices/signatures/index.ts'

/** The whole schema, slice by slice in their order. */
export const SCHEMA: readonly SchemaStep[] = [
  ...jobSteps,
  ...auditSteps,
  ...identitySteps,
  ...signaturesSteps,
  ...disclosureSteps,
]
