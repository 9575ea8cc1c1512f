import type { Act, Circulate } from './acts.ts'
import type { StepKind } from './line.ts'
import { awaited, receiptAfter } from './machines/receipt.ts'
import { type StepSignal, stepAfter } from './machines/step.ts'
import { type UnitSignal, unitAfter } from './machines/unit.ts'
import { type Place, placeOf } from './place.ts'
import type { LineContext, Receipt } from './round.ts'
import { inPresent } from './round-moves.ts'
import { changedRound } from './step-change.ts'
import type { StepRecord } from './step-record.ts'
import { withTurns, withUnitClosed } from './turns.ts'

/** What an act means for the step that it names; null when it means nothing for a single step. */
export function signalOf(act: Act, kind: StepKind): StepSignal | null {
  const { at, basedOn } = act
  const seq = basedOn + 1
  switch (act.type) {
    case 'sign':
      return { type: 'sign', kind, verdict: act.verdict, at, seq, signatureRef: act.signatureRef, opinion: act.opinion }
    case 'return':
      return { type: 'return', at, reason: act.reason }
    case 'hold':
      return { type: 'hold', reason: act.reason, until: act.until, seq }
    case 'resume':
    case 'holdEnded':
      return { type: 'resume' }
    case 'skip':
      return { type: 'skip', for: 'ABSENCE', at, reason: act.reason }
    case 'recall':
      return { type: 'takeBack' }
    case 'overdue':
      return { type: 'overdue', at }
    default:
      return null
  }
}

/** The step that an act names; a recall by the drafter names none, since it concerns the whole document. */
export function placeOfAct(context: LineContext, act: Act): Place | undefined {
  if (!('stepId' in act) || act.stepId === null || act.stepId === undefined) return undefined
  const place = placeOf(context, act.stepId)
  return act.type === 'recall' && place?.step.kind === 'DRAFT' ? undefined : place
}

/** Applies an act to the step that it names; null when the step's state does not take it. */
function recordAfter(place: Place, act: Act): StepRecord | null {
  const { step, record, within } = place
  if (act.type === 'assign') return unitRecord(record, assigned(act))
  const signal = signalOf(act, step.kind)
  if (signal === null) return null
  if (within !== null) return unitRecord(within.record, { type: 'review', stepId: step.id, signal })
  const after = stepAfter(record, signal)
  if (after === null) return null
  if (act.type === 'overdue' && step.lapses === true) return lapsed(after, act.at)
  if (act.type === 'sign') return unitRecord(after, { type: 'answer' })
  return act.type === 'recall' ? unitRecord(after, { type: 'takeBack' }) : after
}

/** The line goes on without an answer; what is under way inside of the unit ends with it. */
function lapsed(record: StepRecord, at: string): StepRecord | null {
  const passed = stepAfter(record, { type: 'skip', for: 'DEADLINE', at, reason: null })
  return passed === null ? null : withUnitClosed(passed)
}

function assigned({ reviewers, actor, at, basedOn }: Extract<Act, { type: 'assign' }>): UnitSignal {
  return { type: 'assign', reviewers, by: actor.personId, at, seq: basedOn + 1 }
}

/** A record whose unit takes a signal; one without a unit is left as it is. Null when the unit's stage does not take it. */
function unitRecord(record: StepRecord, signal: UnitSignal): StepRecord | null {
  if (record.unit === null) return record
  const unit = unitAfter(record.unit, signal)
  return unit === null ? null : { ...record, unit }
}

/** Whether the shape of the present round takes an act: its step is there and in a state that takes it, and so is the one it goes back to. */
export function canTake(context: LineContext, act: Act): boolean {
  switch (act.type) {
    case 'revise':
      return placeOfAct(context, act)?.record.state === 'OPEN'
    case 'recall':
      if (act.stepId === null || act.stepId === undefined) return true
      break
    case 'return':
      if (act.to !== null && placeOf(context, act.to)?.record.state !== 'DONE') return false
      break
    case 'read':
      return receiptOf(context.readers, act.actor.personId) !== undefined
    case 'acknowledge':
      return context.postReport?.party.personId === act.actor.personId
    default:
      if (!('stepId' in act)) return true
  }
  if (act.type === 'recall' && placeOf(context, act.stepId ?? '')?.step.kind === 'DRAFT') return true
  const place = placeOfAct(context, act)
  return place !== undefined && recordAfter(place, act) !== null
}

/** Applies an act to its step, and gives the turn to what comes next. */
export function withSignal(context: LineContext, act: Act): Partial<LineContext> {
  const place = placeOfAct(context, act)
  const after = place === undefined ? null : recordAfter(place, act)
  if (place === undefined || after === null) return {}
  return inPresent(context, (round) => {
    const records = round.records.map((record) => (record.stepId === after.stepId ? after : record))
    const { signatureRef } = place.record
    const takenBack = act.type === 'recall' && signatureRef !== null ? [...round.takenBack, signatureRef] : round.takenBack
    return { ...round, takenBack, records: withTurns(round.line, records) }
  })
}

/** Puts the changed steps into the line (결재선 변경). */
export function withChange(context: LineContext, act: Act): Partial<LineContext> {
  return act.type === 'change' ? inPresent(context, (round) => changedRound(round, act.steps, act.at)) : {}
}

/** Lets it circulate to those who have not got it yet (공람). */
export function withReaders({ readers }: LineContext, act: Circulate): Partial<LineContext> {
  const known = new Set(readers.map(({ party }) => party.personId))
  const added = act.readers.filter(
    ({ personId }, i, all) => !known.has(personId) && all.findIndex((one) => one.personId === personId) === i,
  )
  return { readers: [...readers, ...added.map((party) => awaited(party, act.at))] }
}

/** A receipt is given: the mark of a reader, or the absent one's of what was decided for them. */
export function withReceipt({ readers, postReport }: LineContext, act: Act): Partial<LineContext> {
  const { at, actor } = act
  if (act.type === 'acknowledge' && postReport !== null)
    return { postReport: receiptAfter(postReport, { type: 'note', at, note: act.instruction }) ?? postReport }
  if (act.type !== 'read') return {}
  const own = receiptOf(readers, actor.personId)
  return {
    readers: readers.map((one) => (one === own ? (receiptAfter(one, { type: 'note', at, note: act.opinion }) ?? one) : one)),
  }
}

/** What somebody is to take note of. */
export function receiptOf(readers: readonly Receipt[], personId: string): Receipt | undefined {
  return readers.find(({ party }) => party.personId === personId)
}

/** The kind of the step that an act names. */
export function kindOf(context: LineContext, act: Act): StepKind | undefined {
  const place = placeOfAct(context, act)
  return place?.within === null ? place.step.kind : undefined
}
