import { type ApprovalLine, isAwaited } from './line.ts'
import { stepAfter } from './machines/step.ts'
import { unitAfter, unitAtStart } from './machines/unit.ts'
import { isCurrent, isSettled, type StepRecord } from './step-record.ts'

/**
 * Gives the turn to every step whose turn it is, and takes it from every other (영 9①②): a step is open once all before it are settled,
 * those of its own parallel group and those that nobody has to wait for aside.
 */
export function withTurns(line: ApprovalLine, records: readonly StepRecord[]): readonly StepRecord[] {
  return records.map((record, i) => {
    const step = line.steps[i]
    if (step === undefined) return record
    const isDue = line.steps
      .slice(0, i)
      .every((before, j) => !isAwaited(before) || isSame(before.group, step.group) || hasSettled(records[j]))
    if (isDue && record.state === 'WAITING') {
      const open = stepAfter(record, { type: 'open' }) ?? record
      if (step.kind !== 'CONCUR_UNIT') return open
      const unit = open.unit ?? unitAtStart(step.receiver ?? null)
      return { ...open, unit: unitAfter(unit, { type: 'open' }) ?? unit }
    }
    return !isDue && isCurrent(record) ? closed(record) : record
  })
}

/** A step that loses its turn, with what is under way inside of its unit. */
export function closed(record: StepRecord): StepRecord {
  const after = stepAfter(record, { type: 'close' })
  return after === null ? record : withUnitClosed(after)
}

/** What is under way inside of a step's unit ends. */
export function withUnitClosed(record: StepRecord): StepRecord {
  return record.unit === null ? record : { ...record, unit: unitAfter(record.unit, { type: 'close' }) ?? record.unit }
}

/** The rest of a line that is approved: what nobody had to wait for is passed over. */
export function withRestPassed(records: readonly StepRecord[], at: string): readonly StepRecord[] {
  return records.map((record) =>
    isCurrent(record) ? (stepAfter(record, { type: 'skip', for: 'NOT_AWAITED', at, reason: null }) ?? record) : record,
  )
}

function isSame(a: string | null, b: string | null): boolean {
  return a !== null && a === b
}

function hasSettled(record: StepRecord | undefined): boolean {
  return record === undefined || isSettled(record)
}
