import { hex, keyOf } from '../asn1/bytes.ts'
import { parseSignedData, signerCertificate } from '../cms/signed-data.ts'
import { readDss, type ValidationMaterial } from '../pades/dss.ts'
import { LARGEST_PDF, Revision } from '../pdf/revision.ts'
import { sha256 } from '../ports.ts'
import { validateBasically } from './basic-signature.ts'
import { type ChangesByEnd, certificationOf, changesAfter, changesByEnd, judgeChanges } from './changes-after.ts'
import { type Conclusion, type Step, stepOf } from './conclusion.ts'
import { readable, ValidationContext } from './context.ts'
import { type FileSignature, readFileSignature, subjectOf } from './file-signature.ts'
import { endOf, type FoundSignature, findSignatures } from './found-signature.ts'
import { levelOf } from './level.ts'
import { validateInTime } from './past-signature.ts'
import { ProofsOfExistence } from './proofs-of-existence.ts'
import { type Indication, type SignatureReport, type ValidationOptions, type ValidationReport, verdictOf } from './report.ts'
import { type Judged, signatureReport } from './signature-report.ts'
import { digestBy, type TimestampResult, validateTimestamp } from './timestamp-validation.ts'

/**
 * Judges every signature of a PDF (validation of signatures providing long term availability and integrity, EN 319 102-1 §5.6.3): from the last
 * to the first, since a timestamp proves the time of everything that it stands over; then what was done to the file after each.
 * @throws PDF_BROKEN, PDF_TOO_LARGE, PDF_ENCRYPTED when there is nothing to judge
 */
export async function validatePdf(pdf: Uint8Array, options: ValidationOptions): Promise<ValidationReport> {
  const file = Revision.open(pdf, options.largest ?? LARGEST_PDF)
  const documentDigest = sha256(options.crypto, pdf)
  const judge = new FileJudge(file, options)
  const judged = await judge.all()
  const signatures = await Promise.all(judged.map((one) => signatureReport(file, one, judge.context)))
  return {
    version: 1,
    validatedAt: options.at.toISOString(),
    indication: worst(signatures),
    modifiedAfterSigning: signatures.some(
      (s) => s.subIndication === 'MODIFIED_AFTER_SIGNING' || s.subIndication === 'HASH_FAILURE',
    ),
    documentDigest: hex(await documentDigest),
    signatures,
  }
}

/** The worst of all signatures; a file without any proves nothing. */
function worst(signatures: readonly SignatureReport[]): Indication {
  if (signatures.some((s) => s.indication === 'TOTAL-FAILED')) return 'TOTAL-FAILED'
  return signatures.length === 0 || signatures.some((s) => s.indication === 'INDETERMINATE') ? 'INDETERMINATE' : 'TOTAL-PASSED'
}

/** More timestamps over one signature are an attempt to make a validator work. */
const MOST_STAMPS = 8

/** The judgement of one file. */
class FileJudge {
  readonly context: ValidationContext
  readonly #file: Revision
  readonly #signatures: readonly FileSignature[]
  readonly #changes: ChangesByEnd
  readonly #certification: FoundSignature | null
  readonly #proofs: ProofsOfExistence
  readonly #material: ValidationMaterial
  readonly #inFile: ReadonlySet<string>
  /** End of the last document timestamp that holds and has validation data under it. */
  #archivedUntil = 0

  constructor(file: Revision, options: ValidationOptions) {
    this.#file = file
    this.context = new ValidationContext(options)
    this.#proofs = new ProofsOfExistence(options.at)
    const found = findSignatures(file)
    this.#signatures = found.map((one) => readFileSignature(file.bytes, one, this.context))
    for (const { signed } of this.#signatures) if (signed !== null) this.context.addSigned(signed)
    this.#material = readDss(file)
    this.context.addCertificates(this.#material.certificates)
    this.context.evidence.addCrls(this.#material.crls)
    this.context.addOcsps(this.#material.ocsps)
    this.#inFile = new Set([...this.#material.crls, ...this.#material.ocsps].map(keyOf))
    this.#changes = changesByEnd(file, found)
    this.#certification = certificationOf(found)
  }

  /** Every signature, in the order of signing. */
  async all(): Promise<readonly Judged[]> {
    await this.#prepare()
    const judged: Judged[] = []
    for (const signature of this.#signatures.toReversed()) judged.unshift(await this.#judge(signature))
    return judged
  }

  /** Everything that takes time and depends on nothing, side by side. */
  async #prepare(): Promise<void> {
    const values = this.#signatures.map(async ({ signed, digest }) => {
      if (signed === null) return
      const signer = signerCertificate(signed)
      const certificate = signer === null ? null : this.context.known(signer)
      const data = signed.signedAttributes
      await Promise.all([
        signed.digestAlgorithm === null || signed.content !== null ? null : digest(signed.digestAlgorithm),
        certificate === null || data.length === 0
          ? null
          : this.context.verifier.verify(
              certificate.spki,
              signed.signatureAlgorithm,
              signed.digestAlgorithm,
              data,
              signed.signature,
            ),
      ])
    })
    await Promise.all([...values, this.context.prepare()])
  }

  async #judge(signature: FileSignature): Promise<Judged> {
    const { found, format } = signature
    const steps: Step[] = [{ block: 'FORMAT_CHECKING', ...format }]
    const later = this.#proofs.ofSignature(endOf(found))
    const { conclusion, ...rest } =
      format.indication === 'PASSED' ? await this.#value(signature, later) : { ...NOTHING, conclusion: format }
    const changes = changesAfter(found, this.#changes, this.#certification)
    const after = judgeChanges(changes)
    const final = conclusion.indication === 'FAILED' || after.indication === 'PASSED' ? conclusion : after
    return {
      ...rest,
      signature,
      verdict: verdictOf(final),
      provenAt: format.indication === 'PASSED' ? earliest(rest.stampedAt, later) : null,
      changes,
      steps: [...steps, ...rest.steps, { block: 'CHANGES_AFTER_SIGNING', ...after }],
    }
  }

  #value(signature: FileSignature, later: Date | null): Promise<Found> {
    return signature.found.isTimestamp ? this.#timestamp(signature, later) : this.#signature(signature, later)
  }

  /** A document timestamp: over its bytes as over anything else. */
  async #timestamp({ found, digest }: FileSignature, later: Date | null): Promise<Found> {
    const stamp = await validateTimestamp(found.cms ?? new Uint8Array(), digest, later, this.#proofs, this.context)
    const holds = stamp.conclusion.indication === 'PASSED'
    if (holds && stamp.time !== null) {
      const end = endOf(found)
      const evidence = this.#evidenceUnder(end)
      this.#proofs.add(end, stamp.time, evidence)
      if (evidence.length > 0) this.#archivedUntil = Math.max(this.#archivedUntil, end)
    }
    const { conclusion, certificate, chain, steps, time } = stamp
    return { conclusion, certificate, chain, stamps: [], stampedAt: holds ? time : null, level: null, steps }
  }

  /** A signature: its own timestamps first, then itself at the best time that is proven. */
  async #signature(signature: FileSignature, later: Date | null): Promise<Found> {
    const { found, signed } = signature
    if (signed === null) return { ...NOTHING, conclusion: signature.format }
    const { crypto } = this.context.verifier
    const stamps: TimestampResult[] = []
    for (const token of signed.timestampTokens.slice(0, MOST_STAMPS)) {
      this.#learnFrom(token)
      const stamped = (algorithm: Parameters<typeof digestBy>[1]) => digestBy(crypto, algorithm, signed.signature)
      stamps.push(await validateTimestamp(token, stamped, later, this.#proofs, this.context))
    }
    const stampedAt = stamps
      .filter((stamp) => stamp.conclusion.indication === 'PASSED')
      .reduce<Date | null>((first, stamp) => earliest(first, stamp.time), null)
    const proven = earliest(stampedAt, later)
    const subject = await subjectOf(this.#file.bytes, signature, signed, crypto)
    const basic = await validateBasically(subject, this.context)
    const { conclusion, steps, chain } = await validateInTime(subject, basic, proven, this.#proofs, this.context)
    const end = endOf(found)
    // The value that was stamped is over everything before it, as far as the signer is believed.
    if (conclusion.indication === 'PASSED' && stampedAt !== null) this.#proofs.add(end, stampedAt, this.#evidenceUnder(end))
    const inFile = (evidence: Uint8Array): boolean => this.#inFile.has(keyOf(evidence))
    const level = levelOf({ found, signed, chain, stamped: proven !== null, inFile, archived: this.#archivedUntil > end })
    const { certificate } = basic
    const stamped = stamps.map((stamp) => stepOf('TIMESTAMP_VALIDATION', stamp.conclusion))
    return { conclusion, certificate, chain, stamps, stampedAt, level, steps: [...basic.steps, ...stamped, ...steps] }
  }

  /** Certificates and revocation data that a token brings along. */
  #learnFrom(token: Uint8Array): void {
    const signed = readable(() => parseSignedData(token, (der) => this.context.certificate(der)))
    if (signed !== null) this.context.addSigned(signed)
  }

  /** Revocation data of the file that a timestamp up to this end stands over. */
  #evidenceUnder(end: number): readonly Uint8Array[] {
    const { crls, ocsps } = end === this.#file.bytes.length ? this.#material : readMaterial(this.#file, end)
    const carried = this.#signatures.flatMap(({ found, signed }) =>
      signed !== null && endOf(found) < end ? [...signed.crls, ...signed.ocsps] : [],
    )
    return [...crls, ...ocsps, ...carried]
  }
}

type Found = Pick<Judged, 'certificate' | 'chain' | 'stamps' | 'stampedAt' | 'level' | 'steps'> & {
  readonly conclusion: Conclusion
}

const NOTHING: Omit<Found, 'conclusion'> = { certificate: null, chain: null, stamps: [], stampedAt: null, level: null, steps: [] }

const NO_MATERIAL: ValidationMaterial = { certificates: [], ocsps: [], crls: [] }

/** The validation material as it stood at an earlier end. */
const readMaterial = (file: Revision, end: number): ValidationMaterial => readable(() => readDss(file.upTo(end))) ?? NO_MATERIAL

const earliest = (a: Date | null, b: Date | null): Date | null => (a === null ? b : b === null || a < b ? a : b)
