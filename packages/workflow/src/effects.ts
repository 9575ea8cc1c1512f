import type { LineEvent } from './line-event.ts'
import { type NoticeKind, notices } from './notices.ts'
import { placesOf } from './place.ts'
import type { RevisionRef } from './revision.ts'
import { type LineContext, presentRound, type Round } from './round.ts'
import { withInner } from './step-record.ts'

export type { NoticeKind } from './notices.ts'

/** A day that matters to a step: once `date` (in Seoul, `YYYY-MM-DD`) is over, the server's clock says so by the act beside it. */
export interface Timer {
  /** `HOLD_ENDS` asks for the act `holdEnded`, `DUE` for `overdue`. */
  readonly timer: 'HOLD_ENDS' | 'DUE'
  readonly stepId: string
  readonly date: string
}

/** What the server has to do after an act; data, never done in here. */
export type Effect =
  | { readonly type: 'notify'; readonly about: NoticeKind; readonly personId: string; readonly stepId: string }
  | {
      readonly type: 'completed'
      readonly stepId: string
      readonly approverId: string
      readonly at: string
      readonly revision: RevisionRef
    }
  /** `voided`: references of the signatures that no longer count; with `to`, those before that step stand. */
  | { readonly type: 'returned'; readonly stepId: string; readonly to: string | null; readonly voided: readonly string[] }
  /** By the drafter (`stepId` null), or one signature by its signer. */
  | { readonly type: 'recalled'; readonly stepId: string | null; readonly voided: readonly string[] }
  /** Everybody whose signature is void signs the new revision. */
  | { readonly type: 'revised'; readonly stepId: string; readonly revision: RevisionRef; readonly voided: readonly string[] }
  | { readonly type: 'redrafted'; readonly documentId: string }
  | ({ readonly type: 'setTimer' } & Timer)
  | { readonly type: 'clearTimer'; readonly timer: Timer['timer']; readonly stepId: string }

/** The effects of an event, read off it and off what it changed. Nobody is told of what they did themselves. */
export function effectsOf(event: LineEvent, before: LineContext, after: LineContext): readonly Effect[] {
  const was = presentRound(before)
  const now = presentRound(after)
  if (now === undefined) return []
  return [
    ...outcomeEffects(event, was, now),
    ...timerEffects(was, now),
    ...notices(event, before, after).map((notice): Effect => ({ type: 'notify', ...notice })),
  ]
}

/** The days that a line waits for, as they stand; so timers that were lost can be set again. */
export function timersOf(state: { readonly context: LineContext }): readonly Timer[] {
  return timersIn(presentRound(state.context))
}

function outcomeEffects(event: LineEvent, was: Round | undefined, now: Round): Effect[] {
  switch (event.type) {
    case 'signed': {
      const { stepId, at } = event
      const step = now.line.steps.find(({ id }) => id === stepId)
      if (step?.kind !== 'APPROVE') return []
      return [{ type: 'completed', stepId, approverId: step.party.personId, at, revision: now.revision }]
    }
    case 'returned':
      return [{ type: 'returned', stepId: event.stepId, to: event.to, voided: voided(was, event.to === null ? undefined : now) }]
    case 'recalled':
      return [{ type: 'recalled', stepId: event.stepId, voided: voided(was, event.stepId === null ? undefined : now) }]
    case 'revised':
      return [{ type: 'revised', stepId: event.stepId, revision: event.revision, voided: voided(was, now) }]
    case 'redrafted':
      return [{ type: 'redrafted', documentId: event.documentId }]
    default:
      return []
  }
}

/** The signatures of a round that do not stand any more in the one that goes on. */
function voided(was: Round | undefined, now: Round | undefined): string[] {
  const stands = signaturesIn(now)
  return signaturesIn(was).filter((signature) => !stands.includes(signature))
}

function signaturesIn(round: Round | undefined): readonly string[] {
  return (round?.records ?? []).flatMap(withInner).flatMap(({ signatureRef }) => (signatureRef === null ? [] : [signatureRef]))
}

function timersIn(round: Round | undefined): readonly Timer[] {
  return placesOf(round).flatMap(({ step, record }): readonly Timer[] => {
    const { id: stepId, dueOn = null } = step
    if (record.hold !== null) return [{ timer: 'HOLD_ENDS', stepId, date: record.hold.until }]
    const runs = record.state === 'OPEN' && dueOn !== null && record.overdueAt === null
    return runs ? [{ timer: 'DUE', stepId, date: dueOn }] : []
  })
}

function timerEffects(was: Round | undefined, now: Round): Effect[] {
  const before = timersIn(was)
  const after = timersIn(now)
  const missingIn = (timers: readonly Timer[]) => (one: Timer) =>
    !timers.some(({ timer, stepId, date }) => timer === one.timer && stepId === one.stepId && date === one.date)
  return [
    ...before.filter(missingIn(after)).map(({ timer, stepId }): Effect => ({ type: 'clearTimer', timer, stepId })),
    ...after.filter(missingIn(before)).map((timer): Effect => ({ type: 'setTimer', ...timer })),
  ]
}
