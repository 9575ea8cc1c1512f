import type { Revision } from '../pdf/revision.ts'
import { algorithmText, algorithmUse } from '../pki/algorithm-use.ts'
import type { Certificate } from '../pki/certificate.ts'
import type { ChainResult } from './certificate-validation.ts'
import type { Change } from './change.ts'
import type { Step } from './conclusion.ts'
import { readable, type ValidationContext } from './context.ts'
import type { FileSignature } from './file-signature.ts'
import { endOf } from './found-signature.ts'
import {
  type CertificateReport,
  type Coverage,
  type Level,
  type RevocationReport,
  type SignatureReport,
  type TimestampReport,
  type Verdict,
  verdictOf,
} from './report.ts'
import { claimsOf } from './signer-claims.ts'
import type { TimestampResult } from './timestamp-validation.ts'

/** Everything that was found out about one signature. */
export interface Judged {
  readonly signature: FileSignature
  readonly verdict: Verdict
  readonly certificate: Certificate | null
  readonly chain: ChainResult | null
  readonly stamps: readonly TimestampResult[]
  readonly stampedAt: Date | null
  readonly provenAt: Date | null
  readonly level: Level | null
  readonly changes: readonly Change[]
  readonly steps: readonly Step[]
}

/** The report on one signature. */
export async function signatureReport(file: Revision, judged: Judged, context: ValidationContext): Promise<SignatureReport> {
  const { signature, certificate, chain } = judged
  const { found, signed } = signature
  const claims = claimsOf(signed)
  const use =
    certificate === null || signed === null
      ? null
      : readable(() => algorithmUse(certificate.spki, signed.signatureAlgorithm, signed.digestAlgorithm))
  return {
    ...judged.verdict,
    field: found.field,
    kind: found.isTimestamp ? 'document-timestamp' : 'signature',
    subFilter: found.subFilter,
    level: judged.level,
    signerName: found.signerName,
    certificateSubject: certificate?.subject.text ?? null,
    issuer: certificate?.issuer.text ?? null,
    claimedRoles: claims.roles,
    commitment: claims.commitment,
    claimedTime: found.claimedTime,
    timestampTime: judged.stampedAt?.toISOString() ?? null,
    provenTime: judged.provenAt?.toISOString() ?? null,
    algorithm: use === null ? null : algorithmText(use),
    coversWholeFile: endOf(found) === file.bytes.length,
    covers: coverageOf(file, signature),
    certifies: found.permission.level,
    locks: found.permission.locks.flatMap(({ action, fields }) =>
      action === 'All' ? ['*'] : fields.map((field) => (action === 'Exclude' ? `!${field}` : field)),
    ),
    changesAfter: judged.changes,
    path: await Promise.all((chain?.path ?? []).map((one) => certificateReport(one, context))),
    revocation: (chain?.facts ?? []).map(
      (fact): RevocationReport => ({
        kind: fact.kind,
        status: fact.status,
        issuedAt: fact.issuedAt.toISOString(),
        nextUpdate: fact.nextUpdate?.toISOString() ?? null,
        revokedAt: fact.revokedAt?.toISOString() ?? null,
        reason: fact.reason,
        signer: fact.signer.subject.text,
      }),
    ),
    timestamps: judged.stamps.map(timestampReport),
    steps: judged.steps,
  }
}

const timestampReport = ({ conclusion, steps, time, certificate }: TimestampResult): TimestampReport => ({
  ...verdictOf(conclusion),
  time: time?.toISOString() ?? null,
  authority: certificate?.subject.text ?? null,
  steps,
})

async function certificateReport(certificate: Certificate, context: ValidationContext): Promise<CertificateReport> {
  return {
    subject: certificate.subject.text,
    issuer: certificate.issuer.text,
    serialNumber: certificate.serialNumber,
    notBefore: certificate.notBefore.toISOString(),
    notAfter: certificate.notAfter.toISOString(),
    fingerprint: await context.fingerprint(certificate),
    isAnchor: context.isAnchor(certificate),
  }
}

function coverageOf(file: Revision, { found }: FileSignature): Coverage | null {
  if (found.byteRange === null) return null
  const [, first, second] = found.byteRange
  const end = endOf(found)
  const revision = file.sections.filter((section) => section.at < end).length
  return { end, hole: [first, second], revision, revisions: file.sections.length }
}
