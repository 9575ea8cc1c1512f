import type { SavedLine, SavedStep } from '../../../api/shapes.ts'
import { regroup } from '../../../ui/line-row/line-moves.ts'
import type { LinePerson, LineStep } from '../../../ui/line-row/line-step.ts'

/** What of a line is kept for later documents: who acts as what; not what depends on a document or a day. */
export function savedOf(steps: readonly LineStep[]): SavedStep[] {
  return steps
    .filter(({ kind }) => kind !== 'DRAFT')
    .map(({ kind, personId, group, receiverId = null, blocking = true }) => ({
      // A review that is skipped this once is a review.
      kind: kind === 'REVIEW_SKIPPED' ? 'REVIEW' : kind,
      personId,
      group,
      receiverId,
      blocking,
    }))
}

/**
 * A line as a saved one says it, behind the draft of this document. Who has left the office, or drafts this one, stays out;
 * the drafter approves where the saved line says so.
 */
export function appliedTo(
  steps: readonly LineStep[],
  saved: Pick<SavedLine, 'steps'>,
  find: (personId: string) => LinePerson | null,
): LineStep[] {
  const draft = steps.filter(({ kind }) => kind === 'DRAFT')
  const drafterId = draft[0]?.personId
  const kept = saved.steps.flatMap((step, i): LineStep[] => {
    const person = find(step.personId)
    if (person === null || (step.personId === drafterId && step.kind !== 'APPROVE')) return []
    const receiver = step.receiverId == null ? null : find(step.receiverId)
    return [
      {
        id: `saved-${i + 1}`,
        kind: step.kind,
        personId: step.personId,
        person,
        mark:
          step.kind === 'APPROVE'
            ? (steps.find((one) => one.kind === 'APPROVE' && one.personId === step.personId)?.mark ?? null)
            : null,
        absenceId: null,
        skipReason: null,
        group: step.group,
        receiverId: receiver?.personId ?? null,
        receiver,
        blocking: step.blocking ?? true,
        dueOn: null,
        lapses: false,
        away: null,
      },
    ]
  })
  return regroup([...draft, ...kept])
}

/** Names of who of a saved line is no longer in the office. */
export const goneFrom = ({ people }: Pick<SavedLine, 'people'>): number => people.filter((name) => name === null).length
