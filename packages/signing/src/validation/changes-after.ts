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

/**
 * The signature that certifies a file: the first, and no other can (ISO 32000-1 §12.8.2.2.1). One that calls itself so later would let others do what those
 * who signed before did not; it restricts what comes after itself, and nothing else.
 */
export function certificationOf(found: readonly FoundSignature[]): FoundSignature | null {
  const first = found.find(({ byteRange }) => byteRange !== null)
  return first !== undefined && first.permission.level !== null ? first : null
}

/** What came after a signature, seen by what that signature permits, and the certification before it where there is one. */
export function changesAfter(
  signature: FoundSignature,
  changes: ChangesByEnd,
  certification: FoundSignature | null,
): readonly Change[] {
  const end = endOf(signature)
  const { level, limit } = signature.permission
  const own = [level, limit].filter((one) => one !== null)
  const levels = [...own, certification?.permission.level ?? null].filter((one) => one !== null)
  return [...changes]
    .filter(([from]) => from >= end)
    .flatMap(([, made]) => {
      const lasting = made.some(({ kind }) => kind === 'VALIDATION_MATERIAL' || kind === 'DOCUMENT_TIMESTAMP')
      return made.map((change) => permitted(change, signature, { levels, isFinal: own.includes(1), lasting }))
    })
}

interface Permitting {
  /** Levels of the signature and of the certification before it. */
  readonly levels: readonly (1 | 2 | 3)[]
  /** The signature itself lets nobody do anything. */
  readonly isFinal: boolean
  /** The same update adds what makes a signature last: the one thing that may follow any certification (ISO 32000-2 table 257). */
  readonly lasting: boolean
}

function permitted(change: Change, { permission }: FoundSignature, { levels, isFinal, lasting }: Permitting): Change {
  const level = levels.length === 0 ? null : Math.min(...levels)
  switch (change.kind) {
    case 'FORM_FILL':
    case 'FURTHER_SIGNATURE':
      if (isFinal) return notAllowed(`field ${change.field}`, 'CERTIFIED_FINAL')
      return isLocked(permission, change.field) ? notAllowed(`field ${change.field}`, 'FIELD_LOCKED') : change
    case 'SIGNATURE_FIELD_ADDED':
      // A certified file shows what it was certified with; a field that shows nowhere adds nothing to that.
      return level === null || (level > 1 && change.page === null) ? change : notAllowed(`field ${change.field}`, 'FIELD_ADDED')
    case 'METADATA':
      return level === 1 && !lasting ? notAllowed('metadata', 'CERTIFIED_FINAL') : change
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
