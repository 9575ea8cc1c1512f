import {
  type Credential,
  checkByEvidence,
  digestOf,
  type PackagedFile,
  type PackageSignature,
  type PathProblem,
  type ReadPackage,
  type RevocationSource,
  readPackage,
  SigningError,
  signCades,
  type ValidationReport,
  validatePath,
  writePackage,
} from '@onmaru/signing'
import { defineFaults } from '../../../kernel/errors.ts'
import type { Kernel } from '../../../kernel/kernel.ts'
import { attempts } from './attempts.ts'
import type { Authority } from './authority.ts'
import type { ProofServices } from './proof-services.ts'
import { withinLimits } from './services/polite-revocation.ts'
import type { ConfiguredAnchors } from './trust.ts'
import { type TrustMaterial, trustMaterial, verifyPdf } from './verify.ts'

type Indication = ValidationReport['indication']

/** The verdict on one signature of a package. Times ISO 8601. */
export interface PackageVerdict {
  readonly name: string
  readonly indication: Indication
  /** Why not, in the words of EN 319 102-1 or of the path (RFC 5280); null where nothing stands against it. */
  readonly reason: string | null
  readonly certificateSubject: string | null
  readonly claimedTime: string | null
  readonly covered: readonly string[]
  readonly altered: readonly string[]
}

/** The verdict on a package: its signatures, what none of them stands over, and each PDF in it by its own signatures. */
export interface PackageReport {
  readonly indication: Indication
  readonly signatures: readonly PackageVerdict[]
  readonly unsigned: readonly string[]
  readonly documents: readonly { readonly name: string; readonly report: ValidationReport }[]
}

/** A file that is no package. */
export const packageFaults = defineFaults({
  FILE_NOT_PACKAGE: {
    kind: 'BAD_INPUT',
    sentence: (_: { reason: string }) => ({
      ko: 'ASiC-E 묶음 파일이 아니거나 손상되어 읽을 수 없습니다. 받은 원본 파일을 다시 내려받아 확인하십시오.',
      en: 'This is not an ASiC-E package, or it is damaged. Download the original again and check that.',
    }),
  },
})

/** Packs files under one CAdES signature of the agency's seal (EN 319 162-1), with a timestamp where the service answers. @throws AUTHORITY_MISSING */
export async function sealPackage(
  kernel: Kernel,
  authority: Authority,
  services: ProofServices,
  files: readonly PackagedFile[],
): Promise<Uint8Array> {
  const { crypto, clock } = kernel
  const credential = await authority.credential('seal')
  const signedAt = clock.now()
  const sign = async (manifest: Uint8Array): Promise<Uint8Array> => {
    const request = await cadesOver(kernel, credential, manifest, signedAt)
    const stamped = attempts(kernel).of('timestamp', () => signCades({ ...request, timestamp: services.stamps.token }))
    return (await stamped) ?? signCades(request)
  }
  return writePackage({ files, sign, packedAt: signedAt, crypto })
}

async function cadesOver({ crypto }: Kernel, { certificate, chain, key }: Credential, manifest: Uint8Array, signedAt: Date) {
  const contentDigest = new Uint8Array(await crypto.subtle.digest(digestOf(key.algorithm), new Uint8Array(manifest)))
  const claims = { commitment: 'proofOfOrigin' } as const
  return { contentDigest, certificate, chain, key, claims, signedAt, mediaType: 'text/xml', crypto }
}

/** Judges a package, and every PDF that its signatures stand over. @throws FILE_NOT_PACKAGE */
export async function verifyPackage(
  kernel: Kernel,
  authority: Authority,
  services: { readonly anchors: ConfiguredAnchors; readonly revocation: RevocationSource },
  bytes: Uint8Array,
): Promise<PackageReport> {
  const read = await readable(kernel, bytes)
  const trust = await trustMaterial(kernel, authority, services.anchors)
  const revocation = withinLimits(kernel, services.revocation)
  const signatures: PackageVerdict[] = []
  for (const signature of read.signatures) signatures.push(await verdictOn(kernel, trust, revocation, signature))
  const documents: { name: string; report: ValidationReport }[] = []
  for (const [name, file] of read.files)
    if (/\.pdf$/i.test(name) && isPdf(file)) documents.push({ name, report: await verifyPdf(kernel, authority, services, file) })
  const all = [...signatures, ...documents.filter(({ report }) => report.signatures.length > 0).map(({ report }) => report)]
  return { indication: worst(all, read.unsigned.length > 0), signatures, unsigned: read.unsigned, documents }
}

const isPdf = (file: Uint8Array): boolean => Buffer.from(file.subarray(0, 5)).toString('latin1') === '%PDF-'

async function readable({ crypto }: Kernel, bytes: Uint8Array): Promise<ReadPackage> {
  try {
    return await readPackage(bytes, crypto)
  } catch (cause) {
    if (cause instanceof SigningError) throw packageFaults.FILE_NOT_PACKAGE({ reason: cause.code }, { cause })
    throw cause
  }
}

function worst(all: readonly { indication: Indication }[], loose: boolean): Indication {
  if (all.some(({ indication }) => indication === 'TOTAL-FAILED')) return 'TOTAL-FAILED'
  return loose || all.length === 0 || all.some(({ indication }) => indication === 'INDETERMINATE')
    ? 'INDETERMINATE'
    : 'TOTAL-PASSED'
}

async function verdictOn(
  kernel: Kernel,
  trust: TrustMaterial,
  revocation: RevocationSource,
  { name, verdict, covered, altered }: PackageSignature,
): Promise<PackageVerdict> {
  const { certificate, problem, signedAt } = verdict
  const said = (indication: Indication, reason: string | null): PackageVerdict => ({
    name,
    indication,
    reason,
    certificateSubject: certificate?.subject.text ?? null,
    claimedTime: signedAt?.toISOString() ?? null,
    covered,
    altered,
  })
  if (problem !== null || certificate === null) return said('TOTAL-FAILED', problem ?? 'NO_SIGNING_CERTIFICATE')
  if (altered.length > 0) return said('TOTAL-FAILED', 'HASH_FAILURE')
  const others = verdict.certificates.map(({ der }) => der)
  const path = await pathProblem(kernel, trust, revocation, certificate.der, others)
  return path === null ? said('TOTAL-PASSED', null) : said('INDETERMINATE', path.code)
}

/** What stands against the signer's path now. */
async function pathProblem(
  { clock, crypto }: Kernel,
  { anchors, intermediates, crls }: TrustMaterial,
  revocation: RevocationSource,
  certificate: Uint8Array,
  others: readonly Uint8Array[],
): Promise<PathProblem | null> {
  const purpose = 'signing' as const
  const ask = { certificate, intermediates: [...others, ...intermediates], anchors, at: clock.now(), purpose, crypto }
  const found = await validatePath({ ...ask, revocation: null })
  if (found.problem !== null) return found.problem
  const evidence = { crls: [...crls], ocsps: [] as Uint8Array[] }
  for (const [i, issuer] of found.path.slice(1).entries()) {
    const subject = found.path[i]
    if (subject === undefined || (subject.ocspUrls.length === 0 && subject.distributionPoints.length === 0)) continue
    const word = await revocation(subject.der, issuer.der)
    evidence.crls.push(...word.crls)
    evidence.ocsps.push(...word.ocsps)
  }
  const check = checkByEvidence(evidence, crypto, { unlisted: 'unknown' })
  return (await validatePath({ ...ask, revocation: check })).problem
}
