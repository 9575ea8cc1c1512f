import { type PDFDict, PDFHexString, PDFName, PDFString } from 'pdf-lib'
import type { Revision } from '../pdf/revision.ts'

/** Which fields may not change any more once a signature field is signed (ISO 32000-1 table 233, signature field lock). */
export interface FieldLock {
  readonly action: 'All' | 'Include' | 'Exclude'
  /** Full names, for Include and Exclude. */
  readonly fields: readonly string[]
}

const ACTIONS = ['All', 'Include', 'Exclude'] as const
const name = (text: string): string => PDFHexString.fromText(text).toString()

/** Action and names, as they stand both in a lock and in the parameters of FieldMDP. */
function written({ action, fields }: FieldLock): string {
  return action === 'All' ? '/Action /All' : `/Action /${action} /Fields [${fields.map(name).join(' ')}]`
}

/** The lock of a field that is to be signed; null where it has none. @throws PDF_BROKEN */
export function lockOf(revision: Revision, field: PDFDict): FieldLock | null {
  const lock = revision.dict(field, 'Lock')
  return lock === undefined ? null : readLock(revision, lock)
}

/** Reads a lock, or the parameters of FieldMDP. One that is missing, or whose action is none of the three, locks the most. @throws PDF_BROKEN */
export function readLock(revision: Revision, lock: PDFDict | undefined): FieldLock {
  const action = lock === undefined ? 'All' : ACTIONS.find((known) => known === revision.name(lock, 'Action'))
  const names = lock === undefined ? undefined : revision.array(lock, 'Fields')
  const fields = (names?.asArray() ?? []).flatMap((each) => {
    const text = revision.resolve(each)
    return text instanceof PDFHexString || text instanceof PDFString ? [text.decodeText()] : []
  })
  return { action: action ?? 'All', fields }
}

/** The dictionary of a field's Lock. */
export function lockDictionary(lock: FieldLock, context: Revision['context']): PDFDict {
  const dict = context.obj({ Type: 'SigFieldLock', Action: lock.action })
  if (lock.action !== 'All') dict.set(PDFName.of('Fields'), context.obj(lock.fields.map((each) => PDFHexString.fromText(each))))
  return dict
}

/** The signature reference that a signer must add whose field has a lock (ISO 32000-1 §12.8.2.4): FieldMDP over the catalog. */
export function lockReference(lock: FieldLock, root: string): string {
  return `<< /Type /SigRef /TransformMethod /FieldMDP /Data ${root} /TransformParams << /Type /TransformParams ${written(lock)} /V /1.2 >> >>`
}
