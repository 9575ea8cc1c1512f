import { DeskError } from '../api/fault.ts'
import { readFile } from '../api/files.ts'
import { fromBase64, toBase64 } from './base64.ts'
import { sha256Of } from './fingerprint.ts'
import type { Signer } from './signer.ts'
import type { SigningTask, StageSignature } from './signing-task.ts'
import type { Judge } from './use-judge.ts'
import { stands } from './verdicts.ts'

const refused = (code: 'DOCUMENT_SWAPPED' | 'EARLIER_SIGNATURE_BROKEN', { documentId }: SigningTask): DeskError =>
  new DeskError({ code, kind: 'CLIENT', sentence: null, facts: { documentId } })

/**
 * The bytes that are signed: those that the screen shows, where it shows the document already, else those that the task
 * names, to be shown now. Either way they must be the file that the signature was prepared for, and what others signed in it
 * must stand by this machine's own judgement: who signs over a broken signature would vouch for it.
 * @throws DeskError DOCUMENT_SWAPPED, EARLIER_SIGNATURE_BROKEN, and what `readFile` and the judge throw
 */
export async function baseOf(task: SigningTask, shown: Uint8Array | undefined, judge: Judge): Promise<Uint8Array> {
  const bytes = shown ?? (await readFile(task.pdfUrl))
  if ((await sha256Of(bytes)) !== task.baseBlob) throw refused('DOCUMENT_SWAPPED', task)
  if (!stands(await judge(bytes))) throw refused('EARLIER_SIGNATURE_BROKEN', task)
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
