import {
  addSignatureTimestamp,
  applyUpdate,
  archiveUpdate,
  type Credential,
  digestByteRange,
  digestOf,
  fillTextFields,
  levelsOf,
  prepareSignature,
  proofEndOf,
  roomFor,
  signBB,
  signedUpdate,
  validationDataUpdate,
} from '@onmaru/signing'
import type { Kernel } from '../../../kernel/kernel.ts'
import { signaturesFaults } from '../errors.ts'
import type { SealLevel } from '../schema.ts'
import * as store from '../store.ts'
import { type Attempts, attempts } from './attempts.ts'
import type { Authority } from './authority.ts'
import type { ProofServices, Stamper, Stamps } from './proof-services.ts'

/** A text field to be filled before the seal: its value and how it looks (a one-page PDF). */
export interface FilledField {
  readonly field: string
  readonly value: string
  readonly appearance: Uint8Array
}

/** What is sealed. */
export interface SealRequest {
  readonly documentId: string
  readonly pdfBlob: string
  /** Number and dates, known only after registration. */
  readonly fields: readonly FilledField[]
  /** The seal's field; it has no place on a page for a document that is sealed invisibly. */
  readonly field: string
  readonly appearance: Uint8Array | null
  /** Who seals: the name that the signature bears. */
  readonly agency: string
  /** Years of retention, null for what has no set end; and its last day. */
  readonly retention: { readonly years: number | null; readonly endsOn: string | null }
}

/** A sealed file, stored; it counts once `keepSeal` ran. */
export interface Sealed {
  readonly pdfBlob: string
  readonly sealId: string
  readonly certificate: string
  readonly field: string
  readonly level: SealLevel
  /** The level that the retention asks for; the file is raised to it later where a service was down. */
  readonly wanted: SealLevel
  readonly keptUntil: string | null
  readonly proofEndsAt: string | null
  /** What was missing; null where nothing was. */
  readonly problem: string | null
}

/** From ten years on a document outlives the certificates that prove it (domain.md §7.3): it gets an archive timestamp. */
const LONG_YEARS = 10
/** Tokens of one service differ by a few bytes: serial numbers, fractions of a second. */
const TOKEN_MARGIN = 64

/**
 * Fills the register's fields, closes every text field, and sets the agency's seal with a timestamp (EN 319 142-1). For a retention under ten years the validation
 * data stand before the seal, which so covers the file to its last byte (B-LT); for a longer one they stand behind it, under an archive
 * timestamp (B-LTA). What a service that is down keeps from being there is left out and named: a document is sealed at once all the same.
 * Slow and remote: never inside a transaction.
 * @throws SEAL_MISSING, AUTHORITY_MISSING, CERTIFICATE_UNKNOWN
 */
export async function sealPdf(
  kernel: Kernel,
  authority: Authority,
  services: ProofServices,
  request: SealRequest,
): Promise<Sealed> {
  const seal = await store.currentSeal(kernel.db)
  if (seal === undefined) throw signaturesFaults.SEAL_MISSING()
  const issued = await store.findBySerial(kernel.db, seal.serialNumber)
  if (issued === undefined) throw signaturesFaults.CERTIFICATE_UNKNOWN()
  const credential = await authority.credential('seal')
  const { years, endsOn } = request.retention
  const wanted = years === null || years >= LONG_YEARS ? 'B-LTA' : 'B-LT'
  const { stamps } = services
  const tries = attempts(kernel)
  const sources = await evidenceSources(kernel, authority, services)
  const stamper = await tries.of('timestamp', () => stamps.known())
  let pdf: Uint8Array = await fillTextFields(await kernel.blobs.get(request.pdfBlob), request.fields, true)
  if (wanted === 'B-LT') {
    const filled = pdf
    const also = [credential.certificate, stamper?.certificate ?? null].filter((certificate) => certificate !== null)
    pdf = await raised(
      pdf,
      tries.of('evidence', () => validationDataUpdate(filled, { ...sources, also })),
    )
  }
  pdf = await withSeal(kernel, pdf, request, credential, { stamps, tries, stamper })
  if (wanted === 'B-LTA' && stamper !== null) {
    const sealed = pdf
    const timestamp = { ...sources, timestamp: stamps.token, reserveBytes: roomForToken(stamper) }
    pdf = await raised(
      pdf,
      tries.of('archive timestamp', () => archiveUpdate(sealed, timestamp)),
    )
  }
  const { sha256 } = await kernel.blobs.put(pdf)
  return {
    pdfBlob: sha256,
    sealId: seal.id,
    certificate: issued.fingerprint,
    field: request.field,
    level: levelsOf(pdf).get(request.field) ?? 'B-B',
    wanted,
    keptUntil: endsOn,
    proofEndsAt: proofEndOf(pdf)?.toISOString() ?? null,
    problem: tries.problem(),
  }
}

/** Room for a token, in bytes. */
export const roomForToken = ({ bytes }: Stamper): number => bytes + TOKEN_MARGIN

/** Where the evidence comes from: this office's anchors and authorities, and its services now. */
export async function evidenceSources(kernel: Kernel, authority: Authority, { revocation }: ProofServices) {
  return {
    anchors: await authority.anchors(),
    intermediates: await authority.authorities(),
    revocation,
    at: kernel.clock.now(),
    crypto: kernel.crypto,
  }
}

async function raised(pdf: Uint8Array, update: Promise<Uint8Array | null>): Promise<Uint8Array> {
  const bytes = await update
  return bytes === null || bytes.length === 0 ? pdf : applyUpdate(pdf, bytes)
}

/** The seal's signature, B-T or, where there is no timestamp to be had, B-B. The agency recognises to have made, approved and sent the document. */
async function withSeal(
  kernel: Kernel,
  pdf: Uint8Array,
  { field, agency, appearance }: SealRequest,
  { certificate, chain, key }: Credential,
  { stamps, tries, stamper }: { stamps: Stamps; tries: Attempts; stamper: Stamper | null },
): Promise<Uint8Array> {
  const { update, byteRange } = await prepareSignature(pdf, {
    field,
    signerName: agency,
    signedAt: kernel.clock.now(),
    ...(appearance === null ? {} : { appearance }),
    reserveBytes: roomFor([certificate, ...chain], stamper === null ? 0 : roomForToken(stamper)),
  })
  const contentDigest = await digestByteRange([pdf, update], byteRange, kernel.crypto, digestOf(key.algorithm))
  const claims = { commitment: 'proofOfOrigin' } as const
  const plain = await signBB({ contentDigest, certificate, chain, key, claims, crypto: kernel.crypto })
  const stamped =
    stamper === null ? null : await tries.of('timestamp', () => addSignatureTimestamp(plain, stamps.token, kernel.crypto))
  return applyUpdate(pdf, signedUpdate(update, pdf.length, byteRange, stamped ?? plain))
}
