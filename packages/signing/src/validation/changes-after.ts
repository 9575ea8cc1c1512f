import type { Revision } from '../pdf/revision.ts'
import { type Change, notAllowed } from './change.ts'
import { changesBetween } from './changes.ts'
import { type Conclusion, fails, PASSED } from './conclusion.ts'
import { readable } from './context.ts'
import { endOf, type FoundSignature } from './found-signature.ts'
import { isLocked } from './permission.ts'
import { References } from './references.ts'

/** Changes of a file by the end where they begin. */
export type ChangesByEnd = ReadonlyMap<number, readonly Change[]>

/** Changes between each end that a signature covers and the next. */
export function changesByEnd(file: Revision, found: readonly FoundSignature[]): ChangesByEnd {
  const covered = found.filter((signature) => signature.byteRange !== null).map(endOf)
  const ends = [...new Set([...covered, file.bytes.length])].sort((a, b) => a - b)
  const references = new References()
  return new Map(
    ends.slice(0, -1).map((end, i) => {
      const next = ends[i + 1] ?? file.bytes.length
      return [
        end,
        readable(() => changesBetween(file, end, next, references)) ?? [notAllowed(`bytes ${end}–${next}`, 'PDF_BROKEN')],
      ]
    }),
  )
}

/** What came after a signature, seen by what that signature permits, and the certification before it where there is one. */
export function changesAfter(
  signature: FoundSignature,
  changes: ChangesByEnd,
  certification: FoundSignature | null,
): readonly Change[] {
  const end = endOf(signature)
  return [...changes]
    .filter(([from]) => from >= end)
    .flatMap(([, made]) => made.map((change) => permitted(change, signature, certification)))
}

function permitted(change: Change, { permission }: FoundSignature, certification: FoundSignature | null): Change {
  const level = permission.level ?? certification?.permission.level ?? null
  switch (change.kind) {
    case 'FORM_FILL':
    case 'FURTHER_SIGNATURE':
      if (permission.level === 1) return notAllowed(`field ${change.field}`, 'CERTIFIED_FINAL')
      return isLocked(permission, change.field) ? notAllowed(`field ${change.field}`, 'FIELD_LOCKED') : change
    case 'SIGNATURE_FIELD_ADDED':
      // A certified file has the fields that it was certified with (ISO 32000-2 table 257).
      return level === null ? change : notAllowed(`field ${change.field}`, 'FIELD_ADDED')
    case 'METADATA':
      return level === 1 ? notAllowed('metadata', 'CERTIFIED_FINAL') : change
    case 'ANNOTATION':
      return level === 3 ? change : notAllowed(change.what, change.why)
    default:
      return change
  }
}

/** What the changes come to: one that nobody may make breaks the signature. */
export function judgeChanges(changes: readonly Change[]): Conclusion {
  const forbidden = changes.find((change) => change.kind === 'NOT_ALLOWED')
  return forbidden === undefined ? PASSED : fails('MODIFIED_AFTER_SIGNING', `${forbidden.what}: ${forbidden.why}`)
}
