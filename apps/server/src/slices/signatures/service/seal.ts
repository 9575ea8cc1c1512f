import {
  addDss,
  applyUpdate,
  buildSignedData,
  digestByteRange,
  embedSignature,
  fillTextFields,
  parseTimestampResponse,
  prepareSignature,
} from '@onmaru/signing'
import type { Kernel } from '../../../kernel/kernel.ts'
import type { Tx } from '../../../kernel/transaction.ts'
import { signaturesFaults } from '../errors.ts'
import { sealSet } from '../events.ts'
import * as store from '../store.ts'
import type { Authority } from './authority.ts'
import { fromBase64 } from './encoding.ts'
import type { TimestampClient } from './timestamp-client.ts'

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
  /** The seal's field; null for a document without a sender name, which is sealed invisibly in `invisibleField`. */
  readonly field: string
  readonly appearance: Uint8Array | null
  readonly agency: string
  readonly reason: string
}

/** Room for a CMS with a timestamp token and both chains. */
const RESERVED_BYTES = 16_384

/**
 * Fills the register's fields, adds the revocation data (DSS, EN 319 142-1 §5.4.2), and sets the agency's seal signature with an RFC 3161 timestamp.
 * Slow and remote: never inside a transaction. The result is stored as a blob; `keepSeal` records it.
 * @throws SEAL_MISSING, AUTHORITY_MISSING; a timestamp service that is down throws and the job repeats
 */
export async function sealPdf(
  kernel: Kernel,
  authority: Authority,
  timestamps: TimestampClient,
  request: SealRequest,
): Promise<{ pdfBlob: string; sealId: string; certificate: string }> {
  const seal = await store.currentSeal(kernel.db)
  if (seal === undefined) throw signaturesFaults.SEAL_MISSING()
  const issued = await store.findBySerial(kernel.db, seal.serialNumber)
  if (issued === undefined) throw signaturesFaults.CERTIFICATE_UNKNOWN()
  const credential = await authority.credential('seal')
  const filled = await fillTextFields(await kernel.blobs.get(request.pdfBlob), [...request.fields])
  // The evidence stands before the seal, which so covers the file to its last byte.
  const evident = await addDss(filled, await revocationEvidence(kernel, authority))
  const prepared = await prepareSignature(evident, {
    field: request.field,
    signerName: request.agency,
    signedAt: kernel.clock.now(),
    reason: request.reason,
    ...(request.appearance === null ? {} : { appearance: request.appearance }),
    reserveBytes: RESERVED_BYTES,
  })
  const open = applyUpdate(evident, prepared.update)
  const contentDigest = await digestByteRange(open, prepared.byteRange, kernel.crypto)
  const cms = await buildSignedData({
    contentDigest,
    certificate: credential.certificate,
    chain: [...(await authority.chain())],
    key: credential.key,
    timestamp: async (imprint) => parseTimestampResponse(await timestamps.request(imprint)),
    crypto: kernel.crypto,
  })
  const blob = await kernel.blobs.put(embedSignature(open, prepared.byteRange, cms))
  return { pdfBlob: blob.sha256, sealId: seal.id, certificate: issued.fingerprint }
}

/** Records the seal in the transaction that takes the sealed file into the records. */
export async function keepSeal(
  tx: Tx,
  documentId: string,
  sealed: { pdfBlob: string; sealId: string; certificate: string },
): Promise<void> {
  await tx.speak(sealSet({ kind: 'document', id: documentId }, sealed))
}

/** Certificates and the CRL that a validator needs when this office is gone. */
async function revocationEvidence(
  kernel: Kernel,
  authority: Authority,
): Promise<{ certificates: Uint8Array[]; ocsps: Uint8Array[]; crls: Uint8Array[] }> {
  const chain = await authority.chain()
  const timestamping = await authority.credential('timestamping')
  const seal = await store.currentSeal(kernel.db)
  const sealRow = seal === undefined ? undefined : await store.findBySerial(kernel.db, seal.serialNumber)
  const sealCertificate = sealRow === undefined ? [] : [fromBase64(sealRow.der)]
  return {
    certificates: [...sealCertificate, timestamping.certificate, ...chain],
    ocsps: [],
    crls: [await authority.currentCrl()],
  }
}
