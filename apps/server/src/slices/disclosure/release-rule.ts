import type { DisclosureClass } from './schema.ts'
import type { Finding } from './screening/index.ts'

/** Where in a record a finding stands. */
export interface PlacedFinding extends Finding {
  readonly where: 'TITLE' | 'BODY' | 'ATTACHMENT'
  /** Position of the attachment, from 0; null elsewhere. */
  readonly attachment: number | null
}

/** Why a record does not go out by itself. */
export type HoldReason =
  | 'PARTIAL_NEEDS_REDACTION' // 부분공개: somebody must black the closed parts out first
  | 'PERSONAL_DATA' // something looks like personal data (공개법 9①6)
  | 'PERSONAL_DATA_IN_TITLE' // even the list entry would show it
  | 'ATTACHMENT_NOT_READ' // an attachment that the screening cannot read
  | 'APPROVER_BELOW_THRESHOLD' // 원문공개 begins at a set grade of the approver
  | 'PETITION' // 민원문서 tells who asked for what
  | 'CLAUSES_MISSING' // not open, but no clause says why (공개법 9①)
  | 'CLAUSES_CONTRADICT' // open, but a clause against it is named

/** PUBLISH: text, PDF and attachments; LIST: the entry of the information list alone (공개법 8); HOLD: a person decides. */
export interface ReleaseDecision {
  readonly outcome: 'PUBLISH' | 'LIST' | 'HOLD'
  readonly reasons: readonly HoldReason[]
}

/** What the rule looks at. */
export interface ReleaseQuestion {
  readonly disclosure: DisclosureClass
  readonly clauses: readonly number[]
  /** 1 is the highest grade. */
  readonly approverGradeRank: number
  /** The lowest grade whose documents go out by themselves. */
  readonly threshold: number
  readonly findings: readonly Pick<PlacedFinding, 'where'>[]
  /** How many attachments could not be read. */
  readonly unreadAttachments: number
  readonly kind: string
}

/** The rule of automatic publication (원문공개, 공개법 8의2): all reasons at once, none means it goes out. Pure. */
export function decideRelease(question: ReleaseQuestion): ReleaseDecision {
  const inTitle = question.findings.some((finding) => finding.where === 'TITLE')
  const reasons: HoldReason[] = []
  if (question.disclosure !== 'OPEN' && question.clauses.length === 0) reasons.push('CLAUSES_MISSING')
  if (inTitle) reasons.push('PERSONAL_DATA_IN_TITLE')
  if (question.disclosure === 'CLOSED') return { outcome: reasons.length === 0 ? 'LIST' : 'HOLD', reasons }
  if (question.disclosure === 'PARTIAL') reasons.push('PARTIAL_NEEDS_REDACTION')
  if (question.disclosure === 'OPEN' && question.clauses.length > 0) reasons.push('CLAUSES_CONTRADICT')
  if (question.findings.some((finding) => finding.where !== 'TITLE')) reasons.push('PERSONAL_DATA')
  if (question.unreadAttachments > 0) reasons.push('ATTACHMENT_NOT_READ')
  if (question.approverGradeRank > question.threshold) reasons.push('APPROVER_BELOW_THRESHOLD')
  if (question.kind === 'PETITION') reasons.push('PETITION')
  return { outcome: reasons.length === 0 ? 'PUBLISH' : 'HOLD', reasons }
}
