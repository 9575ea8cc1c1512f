import type { Act, Resubmit, Return, Submit } from './acts.ts'
import type { ApprovalLine, Step } from './line.ts'
import { type StepSignal, stepAfter } from './machines/step.ts'
import { type LineContext, presentRound, type Round, recordOf, standingBefore, stepOf } from './round.ts'
import { isSettled, type StepRecord, untouched } from './step-record.ts'

/** What an act means for the step that it names; null when it names none of the present round. */
export function signalOf(context: LineContext, act: Act): StepSignal | null {
  if (!('stepId' in act)) return null
  const step = stepOf(presentRound(context), act.stepId)
  if (step === undefined) return null
  const { at } = act
  switch (act.type) {
    case 'sign':
      return { type: 'sign', kind: step.kind, verdict: act.verdict, at, signatureRef: act.signatureRef, opinion: act.opinion }
    case 'return':
      return { type: 'return', at, reason: act.reason }
    case 'hold':
      return { type: 'hold', reason: act.reason, until: act.until }
    case 'resume':
      return { type: 'resume' }
  }
}

/** Whether the shape of the present round takes an act: its step is there and in a state that takes it, and so is the one it goes back to. */
export function canTake(context: LineContext, act: Act): boolean {
  if (!('stepId' in act)) return true
  const round = presentRound(context)
  const record = recordOf(round, act.stepId)
  const signal = signalOf(context, act)
  if (record === undefined || signal === null || stepAfter(record, signal) === null) return false
  return act.type !== 'return' || act.to === null || recordOf(round, act.to)?.state === 'DONE'
}

/** A round begins with a submission: the drafter has signed, skipped reviews are settled, the next step opens. */
export function beginRound(context: LineContext, act: Submit | Resubmit): Partial<LineContext> {
  const records = act.line.steps.map((step) => atStart(step, act))
  const round = { number: context.rounds.length + 1, line: act.line, revision: act.revision, ending: null }
  return { rounds: [...context.rounds, { ...round, records: openNext(act.line, records) }] }
}

function atStart(step: Step, { at, signatureRef, opinion }: Submit | Resubmit): StepRecord {
  const record = untouched(step.id)
  if (step.kind === 'DRAFT') return stepAfter(record, { type: 'submit', at, signatureRef, opinion }) ?? record
  if (step.kind === 'REVIEW_SKIPPED') return stepAfter(record, { type: 'skip', at, reason: step.skipReason }) ?? record
  return record
}

/** Applies an act to the step that it names, and opens what comes next. */
export function withSignal(context: LineContext, act: Act): Partial<LineContext> {
  const signal = signalOf(context, act)
  if (signal === null || !('stepId' in act)) return {}
  return inPresent(context, (round) => {
    const records = round.records.map((record) => (record.stepId === act.stepId ? (stepAfter(record, signal) ?? record) : record))
    return { ...round, records: signal.type === 'sign' ? openNext(round.line, records) : records }
  })
}

/** Ends the present round by a return or a recall: nobody's turn any more. */
export function endRound(context: LineContext, act: Act): Partial<LineContext> {
  if (act.type !== 'return' && act.type !== 'recall') return {}
  const { at, reason } = act
  return inPresent(context, (round) => ({
    ...round,
    records: round.records.map((record) => stepAfter(record, { type: 'close' }) ?? record),
    ending:
      act.type === 'recall'
        ? { type: 'RECALLED', at, reason }
        : { type: 'RETURNED', stepId: act.stepId, to: act.to, at, reason: act.reason },
  }))
}

/** Begins the next round at the step that the document went back to; what was signed before it stands. */
export function continueFrom(context: LineContext, act: Return): Partial<LineContext> {
  const ended = presentRound(context)
  if (ended === undefined || act.to === null) return {}
  const standing = new Set(standingBefore(ended.line, act.to).map((step) => step.id))
  const records = ended.records.map((record) =>
    record.state === 'SKIPPED' || (standing.has(record.stepId) && isSettled(record)) ? record : untouched(record.stepId),
  )
  const round = { ...ended, number: ended.number + 1, ending: null, records: openNext(ended.line, records) }
  return { rounds: [...context.rounds, round] }
}

/** Opens the first step that has not had its say, and with it its whole group. */
function openNext(line: ApprovalLine, records: readonly StepRecord[]): readonly StepRecord[] {
  const next = line.steps.find((_, i) => records[i] !== undefined && !isSettled(records[i]))
  if (next === undefined) return records
  return records.map((record, i) => {
    const together = record.stepId === next.id || (next.group !== null && line.steps[i]?.group === next.group)
    return together ? (stepAfter(record, { type: 'open' }) ?? record) : record
  })
}

function inPresent(context: LineContext, change: (round: Round) => Round): Partial<LineContext> {
  const round = presentRound(context)
  return round === undefined ? {} : { rounds: [...context.rounds.slice(0, -1), change(round)] }
}
