export type { Finding, FindingKind } from './finding.ts'
export { screen } from './screen.ts'
