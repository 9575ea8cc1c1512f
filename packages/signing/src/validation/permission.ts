import { PDFDict, PDFNumber } from 'pdf-lib'
import { type FieldLock, readLock } from '../pades/field-lock.ts'
import type { Revision } from '../pdf/revision.ts'

/** What a signature lets others do to the file (ISO 32000-1 §12.8.2.2, §12.8.2.4). */
export interface Permission {
  /** DocMDP: 1 nothing, 2 filling and signing, 3 comments too; null for a signature that certifies nothing. */
  readonly level: 1 | 2 | 3 | null
  /** The same by the lock of the field, which any signature may have (ISO 32000-2 table 236, P); null without. */
  readonly limit: 1 | 2 | 3 | null
  /** FieldMDP: which fields may not change any more. */
  readonly locks: readonly FieldLock[]
}

/** Whether a field was locked by a signature (ISO 32000-1 table 256); a name that is not a field's own stands for all fields below it. */
export const isLocked = ({ locks }: Permission, field: string): boolean =>
  locks.some(({ action, fields }) => {
    const named = fields.some((name) => field === name || field.startsWith(`${name}.`))
    return action === 'All' || named === (action === 'Include')
  })

/** Reads the transform methods of a signature dictionary, and the lock of its field. A level that is not one of the three counts as the strictest. */
export function permissionOf(file: Revision, signature: PDFDict | null, field: PDFDict): Permission {
  const lock = file.dict(field, 'Lock')
  const limit = lock === undefined || file.get(lock, 'P') === undefined ? null : levelOf(file, lock)
  const references = signature === null ? undefined : file.array(signature, 'Reference')
  let level: 1 | 2 | 3 | null = null
  const locks: FieldLock[] = []
  for (const value of references?.asArray() ?? []) {
    const reference = file.resolve(value)
    if (!(reference instanceof PDFDict)) continue
    const method = file.name(reference, 'TransformMethod')
    if (method === 'FieldMDP') locks.push(readLock(file, file.dict(reference, 'TransformParams')))
    if (method === 'DocMDP') level = levelOf(file, file.dict(reference, 'TransformParams'))
  }
  return { level, limit, locks }
}

function levelOf(file: Revision, parameters: PDFDict | undefined): 1 | 2 | 3 {
  const value = parameters === undefined ? undefined : file.get(parameters, 'P')
  if (value === undefined) return 2
  const level = value instanceof PDFNumber ? value.asNumber() : 1
  return level === 2 || level === 3 ? level : 1
}
