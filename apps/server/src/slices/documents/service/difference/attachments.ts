import type { Attachment } from '../../attachment.ts'
import type { AttachmentDifference, PlacedAttachment } from '../../difference.ts'
import type { Budget } from './budget.ts'
import { matchesOf } from './matches.ts'

type Same = (old: Attachment, now: Attachment) => boolean
const sameName: Same = (old, now) => old.name === now.name
const sameBytes: Same = (old, now) => old.sha256 === now.sha256

/** How the attachments became others: the same file first, then the same name with other bytes, then the same bytes under another name. */
export function attachmentDifferences(
  earlier: readonly Attachment[],
  later: readonly Attachment[],
  budget: Budget,
): readonly AttachmentDifference[] {
  const left = new Set(placed(later))
  const gone = new Set(placed(earlier))
  const stayed = new Map<PlacedAttachment, PlacedAttachment>()
  for (const same of [(old, now) => sameName(old, now) && sameBytes(old, now), sameName, sameBytes] satisfies Same[])
    for (const before of gone) {
      const after = [...left].find(({ attachment }) => same(before.attachment, attachment))
      if (after === undefined) continue
      stayed.set(after, before)
      left.delete(after)
      gone.delete(before)
    }
  const moved = movedOf(stayed, budget)
  const changes = [...stayed].flatMap(([after, before]): AttachmentDifference[] => {
    const [named, same] = [sameName(before.attachment, after.attachment), sameBytes(before.attachment, after.attachment)]
    const isMoved = moved.has(after)
    if (named && same && !isMoved) return []
    return [{ change: !same ? 'REPLACED' : !named ? 'RENAMED' : 'MOVED', before, after, moved: isMoved }]
  })
  return [
    ...[...gone].map((before): AttachmentDifference => ({ change: 'REMOVED', before, after: null, moved: false })),
    ...[...left].map((after): AttachmentDifference => ({ change: 'ADDED', before: null, after, moved: false })),
    ...changes,
  ].sort((a, b) => positionOf(a) - positionOf(b))
}

const placed = (attachments: readonly Attachment[]): readonly PlacedAttachment[] =>
  attachments.map((attachment, i) => ({ position: i + 1, attachment }))
const positionOf = ({ before, after }: AttachmentDifference): number => after?.position ?? before?.position ?? 0

/** Those that stand in another order among those that stayed; as few as tell it. */
function movedOf(stayed: ReadonlyMap<PlacedAttachment, PlacedAttachment>, budget: Budget): ReadonlySet<PlacedAttachment> {
  const byNow = [...stayed].sort(([a], [b]) => a.position - b.position)
  const byThen = byNow.toSorted(([, a], [, b]) => a.position - b.position)
  const keys = (entries: typeof byNow): readonly string[] => entries.map(([, before]) => String(before.position))
  const kept = new Set(matchesOf(keys(byThen), keys(byNow), budget).map(([, j]) => j))
  return new Set(byNow.flatMap(([after], j) => (kept.has(j) ? [] : [after])))
}
