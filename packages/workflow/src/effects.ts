import type { LineEvent } from './line-event.ts'
import type { RevisionRef } from './revision.ts'
import { drafterOf, type LineContext, presentRound, type Round, recordOf, stepOf } from './round.ts'
import { isCurrent } from './step-record.ts'

/** What a person is told. */
export type NoticeKind = 'TURN' | 'TURN_TAKEN_BACK' | 'HELD' | 'RESUMED' | 'RETURNED' | 'APPROVED'

/** What the server has to do after an act; data, never done in here. Timers come as days in Seoul, `YYYY-MM-DD`. */
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
  | { readonly type: 'recalled'; readonly voided: readonly string[] }
  | { readonly type: 'redrafted'; readonly documentId: string }
  | { readonly type: 'setTimer'; readonly timer: 'HOLD_ENDS'; readonly stepId: string; readonly date: string }
  | { readonly type: 'clearTimer'; readonly timer: 'HOLD_ENDS'; readonly stepId: string }

/** The effects of an event, read off it and off what it changed. Nobody is told of what they did themselves. */
export function effectsOf(event: LineEvent, before: LineContext, after: LineContext): readonly Effect[] {
  const was = presentRound(before)
  const now = presentRound(after)
  if (now === undefined) return []
  return [...outcomeEffects(event, was, now), ...timerEffects(was, now), ...notices(event, was, now)]
}

function outcomeEffects(event: LineEvent, was: Round | undefined, now: Round): Effect[] {
  const { stepId, at } = event
  const step = stepId === null ? undefined : stepOf(now, stepId)
  switch (event.type) {
    case 'signed':
      if (step?.kind !== 'APPROVE') return []
      return [{ type: 'completed', stepId: step.id, approverId: step.party.personId, at, revision: now.revision }]
    case 'returned':
      return [{ type: 'returned', stepId: event.stepId, to: event.to, voided: voidedBy(event, was, now) }]
    case 'recalled':
      return [{ type: 'recalled', voided: voidedBy(event, was, now) }]
    case 'redrafted':
      return [{ type: 'redrafted', documentId: event.documentId }]
    default:
      return []
  }
}

function voidedBy(event: LineEvent, was: Round | undefined, now: Round): string[] {
  const goesOn = event.type === 'returned' && event.to !== null
  const stands = goesOn ? now.records.map((record) => record.signatureRef) : []
  return (was?.records ?? []).flatMap(({ signatureRef }) =>
    signatureRef === null || stands.includes(signatureRef) ? [] : [signatureRef],
  )
}

function timerEffects(was: Round | undefined, now: Round): Effect[] {
  const ended = (was?.records ?? []).filter(({ stepId, hold }) => hold !== null && (recordOf(now, stepId)?.hold ?? null) === null)
  const begun = now.records.flatMap(({ stepId, hold }): Effect[] =>
    hold === null || (recordOf(was, stepId)?.hold ?? null) !== null
      ? []
      : [{ type: 'setTimer', timer: 'HOLD_ENDS', stepId, date: hold.until }],
  )
  return [...ended.map(({ stepId }): Effect => ({ type: 'clearTimer', timer: 'HOLD_ENDS', stepId })), ...begun]
}

function notices(event: LineEvent, was: Round | undefined, now: Round): Effect[] {
  const tell = (personId: string | undefined, stepId: string, about: NoticeKind): Effect[] =>
    personId === undefined || personId === event.by ? [] : [{ type: 'notify', about, personId, stepId }]
  const sameRound = was?.number === now.number
  const hadTurn = (stepId: string): boolean =>
    (was?.records ?? []).some((record) => record.stepId === stepId && isCurrent(record))
  const turns = now.records.filter((record) => isCurrent(record) && !(sameRound && hadTurn(record.stepId)))
  const takenBack = (was?.records ?? []).filter((record) => {
    const present = recordOf(now, record.stepId)
    return isCurrent(record) && (present === undefined || !isCurrent(present))
  })
  const toDrafter = drafterNotice(event, now)
  return [
    ...(toDrafter === null || event.stepId === null ? [] : tell(drafterOf(now), event.stepId, toDrafter)),
    ...takenBack.flatMap(({ stepId }) => tell(stepOf(was, stepId)?.party.personId, stepId, 'TURN_TAKEN_BACK')),
    ...turns.flatMap(({ stepId }) => tell(stepOf(now, stepId)?.party.personId, stepId, 'TURN')),
  ]
}

function drafterNotice(event: LineEvent, now: Round): NoticeKind | null {
  switch (event.type) {
    case 'signed':
      return stepOf(now, event.stepId)?.kind === 'APPROVE' ? 'APPROVED' : null
    case 'returned':
      return 'RETURNED'
    case 'held':
      return 'HELD'
    case 'resumed':
      return 'RESUMED'
    default:
      return null
  }
}
