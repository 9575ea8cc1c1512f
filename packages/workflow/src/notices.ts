import type { LineEvent } from './line-event.ts'
import { placesOf, type Turn, turnsIn } from './place.ts'
import { drafterOf, type LineContext, presentRound } from './round.ts'

/** What a person is told. */
export type NoticeKind =
  | 'TURN'
  | 'TURN_TAKEN_BACK'
  | 'HELD'
  | 'RESUMED'
  | 'HOLD_ENDED'
  | 'OVERDUE'
  | 'RETURNED'
  | 'REVISED'
  | 'LINE_CHANGED'
  | 'URGENT'
  | 'APPROVED'
  | 'POST_REPORT'
  | 'ACKNOWLEDGED'
  | 'CIRCULATED'

/** Who is told what, about which step. */
export interface Notice {
  readonly about: NoticeKind
  readonly personId: string
  readonly stepId: string
}

/** Who is told of an event; nobody of what they did themselves. First what happened, then whose turn ended, then whose turn it is. */
export function notices(event: LineEvent, before: LineContext, after: LineContext): readonly Notice[] {
  const was = turnsIn(presentRound(before))
  const now = turnsIn(presentRound(after))
  const goesOn = before.rounds.length === after.rounds.length
  const told = (about: NoticeKind, turns: readonly Turn[]): Notice[] =>
    turns.map(({ party, stepId }) => ({ about, personId: party.personId, stepId }))
  const all = [
    ...ofWhatHappened(event, before, after),
    ...told(
      'TURN_TAKEN_BACK',
      was.filter((turn) => !now.some((other) => isSame(turn, other))),
    ),
    ...told(
      'TURN',
      now.filter((turn) => !goesOn || !was.some((other) => isSame(turn, other))),
    ),
    ...ofApproval(event, after),
  ]
  return all.filter(({ personId }) => personId !== event.by)
}

function isSame(a: Turn, b: Turn): boolean {
  return a.stepId === b.stepId && a.party.personId === b.party.personId
}

function ofWhatHappened(event: LineEvent, before: LineContext, after: LineContext): Notice[] {
  const round = presentRound(after)
  const drafterId = drafterOf(round)
  const drafter = (about: NoticeKind, stepId: string | null): Notice[] =>
    drafterId === undefined ? [] : [{ about, personId: drafterId, stepId: stepId ?? round?.line.steps[0]?.id ?? '' }]
  const holder = (about: NoticeKind, stepId: string): Notice[] =>
    placesOf(round).flatMap(({ step }) => (step.id === stepId ? [{ about, personId: step.party.personId, stepId }] : []))
  switch (event.type) {
    case 'returned':
      return drafter('RETURNED', event.stepId)
    case 'held':
      return drafter('HELD', event.stepId)
    case 'resumed':
      return drafter('RESUMED', event.stepId)
    case 'holdEnded':
      return [...drafter('RESUMED', event.stepId), ...holder('HOLD_ENDED', event.stepId)]
    case 'overdue':
      return [...drafter('OVERDUE', event.stepId), ...turnsAt(before, event.stepId)]
    case 'revised':
      return placesOf(presentRound(before)).flatMap(({ step, record }) =>
        record.state === 'DONE' ? [{ about: 'REVISED', personId: step.party.personId, stepId: step.id } as const] : [],
      )
    case 'lineChanged':
      return drafter('LINE_CHANGED', null)
    case 'urgencySet':
      return event.urgent
        ? turnsIn(round).map(({ party, stepId }) => ({ about: 'URGENT', personId: party.personId, stepId }))
        : []
    case 'acknowledged':
      return [...drafter('ACKNOWLEDGED', null), ...holder('ACKNOWLEDGED', round?.line.steps.at(-1)?.id ?? '')]
    case 'circulated': {
      const known = before.readers.map(({ party }) => party.personId)
      return after.readers.flatMap(({ party }) => (known.includes(party.personId) ? [] : [circulated(party.personId, after)]))
    }
    default:
      return []
  }
}

/** Whoever has the turn on a step, or inside of its unit. */
function turnsAt(context: LineContext, stepId: string): Notice[] {
  const round = presentRound(context)
  const inside = placesOf(round).flatMap(({ step, within }) => (within?.step.id === stepId ? [step.id] : []))
  return turnsIn(round).flatMap((turn) =>
    turn.stepId === stepId || inside.includes(turn.stepId) ? [{ about: 'OVERDUE', personId: turn.party.personId, stepId }] : [],
  )
}

function ofApproval(event: LineEvent, after: LineContext): Notice[] {
  const round = presentRound(after)
  const approval = round?.line.steps.find(({ id }) => id === event.stepId)
  const drafterId = drafterOf(round)
  if (event.type !== 'signed' || approval?.kind !== 'APPROVE' || drafterId === undefined) return []
  const report = after.postReport === null ? [] : [after.postReport.party.personId]
  return [
    { about: 'APPROVED', personId: drafterId, stepId: approval.id },
    ...report.map((personId): Notice => ({ about: 'POST_REPORT', personId, stepId: approval.id })),
    ...after.readers.map(({ party }) => circulated(party.personId, after)),
  ]
}

function circulated(personId: string, context: LineContext): Notice {
  return { about: 'CIRCULATED', personId, stepId: presentRound(context)?.line.steps.at(-1)?.id ?? '' }
}
