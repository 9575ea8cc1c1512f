export type { DisclosureDeps } from './deps.ts'
export { createDisclosure, type Disclosure } from './disclosure.ts'
export { disclosureFaults } from './errors.ts'
export {
  disclosureFileMoved,
  disclosureHeld,
  disclosureLooked,
  disclosurePublished,
  disclosureRefused,
  disclosureThresholdSet,
  disclosureWithdrawn,
} from './events.ts'
export { disclosureSteps } from './migrations/index.ts'
export type { ReleasableRecord, ReleasedAttachment, ReleasedStep } from './releasable-record.ts'
export { decideRelease, type HoldReason, type PlacedFinding, type ReleaseDecision } from './release-rule.ts'
export { disclosureRouter } from './router.ts'
export { disclosureRoutes } from './routes.ts'
export type { DisclosureClass } from './schema.ts'
export { type Finding, type FindingKind, screen } from './screening/index.ts'
export type { Publication } from './service/publication.ts'
export type { QueueItem, QueueRow } from './service/queue.ts'
export type { ReleaseStanding } from './service/state-of.ts'
export { subscribeDisclosure } from './subscribers.ts'
