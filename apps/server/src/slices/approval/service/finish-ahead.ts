import { isAwaited, type LineState, lineView } from '@onmaru/workflow'
import type { PersonActor } from '../../../kernel/actor.ts'
import { seoulDate } from '../../../kernel/clock.ts'
import type { LikelyFinish } from '../planned-line.ts'
import { likelyFinish, type StepAhead } from './likely-finish.ts'
import { loadState } from './line-state.ts'
import { requireReader } from './may-read.ts'
import { pastTimes } from './outlook.ts'
import type { ApprovalParts } from './parts.ts'
import { openedAt, roundBeginnings } from './path.ts'

/** When a line under way will likely be through, from what it has behind it; null where it is under way no longer. @throws DOCUMENT_UNKNOWN */
export async function finishAhead(parts: ApprovalParts, actor: PersonActor, documentId: string): Promise<LikelyFinish | null> {
  const { kernel, identity } = parts
  const { db, clock } = kernel
  await requireReader(parts, db, actor, documentId)
  const steps = stepsAhead(await loadState(db, documentId))
  if (steps.length === 0) return null
  const people = [...new Set(steps.map(({ personId }) => personId))]
  const now = clock.now()
  return likelyFinish(steps, await identity.absencesOn(db, people, seoulDate(now)), await pastTimes(db, people, now), now)
}

/** What a line still waits for, in its order; a unit is its head's, who answers for it. Empty where it is under way no longer. */
export function stepsAhead(state: LineState): readonly StepAhead[] {
  const view = lineView(state)
  const { present } = view
  if (present === null || state.value !== 'inProgress') return []
  const begunAt = roundBeginnings(view).at(-1) ?? ''
  return present.steps.flatMap((step, i): StepAhead[] => {
    const { id, kind, party, group, record, dueOn, lapses } = step
    if (record.state === 'DONE' || record.state === 'SKIPPED' || !isAwaited(step)) return []
    const begun = openedAt(present, i, begunAt)
    return [{ id, kind, personId: party.personId, group, dueOn, lapses, begunAt: begun, heldUntil: record.hold?.until ?? null }]
  })
}
