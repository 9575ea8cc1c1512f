import type { Act, Resubmit, Return, Revise, Submit } from './acts.ts'
import { isActing, type Step } from './line.ts'
import { awaited } from './machines/receipt.ts'
import { stepAfter } from './machines/step.ts'
import { unitAgain } from './machines/unit.ts'
import { placesOf } from './place.ts'
import { type LineContext, presentRound, type Round, standingBefore } from './round.ts'
import { type StepRecord, untouched, withInner } from './step-record.ts'
import { closed, withRestPassed, withTurns } from './turns.ts'

/** A round begins with a submission: the drafter has signed, skipped reviews are settled, the next step opens. */
export function beginRound(context: LineContext, act: Submit | Resubmit): Partial<LineContext> {
  const { line, revision } = act
  const records = line.steps.map((step) => atStart(step, act))
  return { urgent: line.urgent ?? false, ...nextRound(context, act, { line, revision, records }) }
}

function atStart(step: Step, act: Submit | Resubmit): StepRecord {
  const record = untouched(step.id)
  const { at, basedOn, signatureRef, opinion } = act
  if (step.kind === 'DRAFT') return stepAfter(record, { type: 'submit', at, seq: basedOn + 1, signatureRef, opinion }) ?? record
  if (step.kind === 'REVIEW_SKIPPED')
    return stepAfter(record, { type: 'skip', for: 'ABSENCE', at, reason: step.skipReason }) ?? record
  return record
}

/** Ends the present round by a return, a recall or a revision: nobody's turn any more. */
export function endRound(context: LineContext, act: Act): Partial<LineContext> {
  const { at } = act
  const ending = (): Round['ending'] => {
    switch (act.type) {
      case 'recall':
        return { type: 'RECALLED', at, reason: act.reason }
      case 'return':
        return { type: 'RETURNED', stepId: act.stepId, to: act.to, at, reason: act.reason }
      case 'revise':
        return { type: 'REVISED', stepId: act.stepId, at, reason: act.reason }
      default:
        return null
    }
  }
  return inPresent(context, (round) => ({ ...round, records: round.records.map(closed), ending: ending() }))
}

/** Begins the next round at the step that the document went back to; what was signed before it was stands. */
export function continueFrom(context: LineContext, act: Return): Partial<LineContext> {
  const ended = presentRound(context)
  if (ended === undefined || act.to === null) return {}
  const standing = standingBefore(ended, act.to)
  const signedAt = ended.records.find(({ stepId }) => stepId === act.to)?.seq ?? 0
  const records = ended.records.map((record): StepRecord => {
    if (standing.has(record.stepId)) return record
    if (record.state !== 'SKIPPED') return untouched(record.stepId)
    const reviewedLater = withInner(record).some(({ seq }) => seq !== null && seq > signedAt)
    return reviewedLater ? { ...record, unit: null } : record
  })
  return nextRound(context, act, { line: ended.line, revision: ended.revision, records })
}

/** Begins the next round over a revised text: everybody signs again, the drafter first; the reviewers inside of units as well. */
export function continueRevised(context: LineContext, act: Revise): Partial<LineContext> {
  const ended = presentRound(context)
  if (ended === undefined) return {}
  const records = ended.records.map((record): StepRecord => {
    if (record.state === 'SKIPPED') return record
    const unit = record.state === 'DONE' && record.unit !== null ? unitAgain(record.unit) : null
    return { ...untouched(record.stepId), unit }
  })
  return nextRound(context, act, { line: ended.line, revision: act.revision, records })
}

function nextRound(context: LineContext, act: Act, begun: Pick<Round, 'line' | 'revision' | 'records'>): Partial<LineContext> {
  const { line, revision, records } = begun
  const round: Round = {
    number: context.rounds.length + 1,
    begunBy: act.basedOn + 1,
    line,
    revision,
    records: withTurns(line, records),
    takenBack: [],
    ending: null,
  }
  return { rounds: [...context.rounds, round] }
}

/** Once approved: what nobody had to wait for is passed over, it circulates, and a 대결 that matters is reported (영 10③, 18). */
export function conclude(context: LineContext, act: Act): Partial<LineContext> {
  const round = presentRound(context)
  const approval = placesOf(round).find(({ step }) => step.kind === 'APPROVE')?.step
  if (round === undefined || act.type !== 'sign') return {}
  const matters = (round.line.important ?? false) || (act.important ?? false)
  const absent = isActing(approval?.mark ?? null) ? approval?.onBehalfOf?.party : undefined
  return {
    ...inPresent(context, (present) => ({ ...present, records: withRestPassed(present.records, act.at) })),
    postReport: matters && absent !== undefined ? awaited(absent, act.at) : null,
    readers: (round.line.readers ?? []).map((party) => awaited(party, act.at)),
  }
}

/** Changes the present round. */
export function inPresent(context: LineContext, change: (round: Round) => Round): Partial<LineContext> {
  const round = presentRound(context)
  return round === undefined ? {} : { rounds: [...context.rounds.slice(0, -1), change(round)] }
}
