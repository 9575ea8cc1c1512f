import type { LineContext } from './context.ts'

/** What the server should do after an act; data, never done in here. */
export type Effect =
  | { readonly type: 'opened'; readonly stepId: string; readonly personId: string }
  | { readonly type: 'approved'; readonly stepId: string; readonly personId: string }
  | { readonly type: 'returned'; readonly stepId: string; readonly drafterId: string }
  | { readonly type: 'held'; readonly stepId: string; readonly until: string; readonly drafterId: string }

/** Effects read off the difference between two states: steps that opened, were held, returned or approved. */
export function effectsBetween(before: LineContext, after: LineContext): readonly Effect[] {
  const drafterId = after.line.steps[0]?.party.personId ?? ''
  const newRound = before.round !== after.round
  return after.line.steps.flatMap((step): Effect[] => {
    const now = after.records[step.id]
    const was = newRound ? undefined : before.records[step.id]
    if (now === undefined || now.state === was?.state) return []
    const { personId } = step.party
    if (now.state === 'OPEN') return [{ type: 'opened', stepId: step.id, personId }]
    if (now.state === 'APPROVED') return [{ type: 'approved', stepId: step.id, personId }]
    if (now.state === 'RETURNED') return [{ type: 'returned', stepId: step.id, drafterId }]
    if (now.state === 'HELD') return [{ type: 'held', stepId: step.id, until: now.heldUntil ?? '', drafterId }]
    return []
  })
}
