import { DeskError } from '../api/fault.ts'
import { readFile } from '../api/files.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { sha256Of } from './fingerprint.ts'
import type { Signer } from './signer.ts'
import type { SigningTask, StageSignature } from './signing-task.ts'

/**
 * The bytes that are signed: those that the screen shows, where it shows the document already, else those that the task
 * names, to be shown now. Either way they must be the file that the signature was prepared for.
 * @throws DeskError DOCUMENT_SWAPPED when they are not, and what `readFile` throws
 */
export async function baseOf(task: SigningTask, shown: Uint8Array | undefined): Promise<Uint8Array> {
  const bytes = shown ?? (await readFile(task.pdfUrl))
  if ((await sha256Of(bytes)) !== task.baseBlob)
    throw new DeskError({ code: 'DOCUMENT_SWAPPED', kind: 'CLIENT', sentence: null, facts: { documentId: task.documentId } })
  return bytes
}

/** Signs the bytes with a key of this machine. Errors are the signer's: KEY_PASSWORD_WRONG, UPDATE_NOT_ALLOWED, … */
export async function signStage(
  signer: Signer,
  task: SigningTask,
  pdf: Uint8Array,
  key: { readonly credentialId: string; readonly password: string },
): Promise<StageSignature> {
  const { cms } = await signer.sign({
    ...key,
    pdf,
    update: fromBase64(task.update),
    field: task.field,
    byteRange: task.byteRange,
    claims: task.claims,
  })
  return { stageId: task.stageId, cms: toBase64(cms) }
}
