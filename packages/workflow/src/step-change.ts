import type { ApprovalLine, Step } from './line.ts'
import { stepAfter } from './machines/step.ts'
import type { Round } from './round.ts'
import { isCurrent, type StepRecord, untouched } from './step-record.ts'
import { closed, withTurns } from './turns.ts'

/** How many steps of a round stand fast: up to the last one that is done or whose turn it is. Those behind it are still ahead. */
export function fixedCount(round: Round): number {
  return 1 + round.records.findLastIndex((record) => record.state === 'DONE' || isCurrent(record))
}

/** Whether two steps say the same; names and posts may have changed since, the record keeps those of then. */
export function isSameStep(a: Step, b: Step): boolean {
  return isSameBut(a, b) && a.party.personId === b.party.personId && a.mark === b.mark && absenceOf(a) === absenceOf(b)
}

/** 대결·직무대리 under way: whether `after` is the open step `before` in the hands of the deputy of its absent person. */
export function isHandedOver(before: Step, after: Step): boolean {
  const mark = before.kind !== 'APPROVE' ? null : before.mark === 'DELEGATED' ? 'DELEGATED_ACTING' : 'ACTING'
  const standsIn = before.onBehalfOf === null && after.onBehalfOf?.party.personId === before.party.personId
  return isSameBut(before, after) && standsIn && after.mark === mark
}

/** The line with its changed steps: those that stand fast as they were recorded. */
export function changedLine(round: Round, steps: readonly Step[]): ApprovalLine {
  const fixed = fixedCount(round)
  const before = round.line.steps
  return {
    ...round.line,
    steps: steps.map((step, i) => {
      const was = before[i]
      return i < fixed && was !== undefined && isSameStep(was, step) ? was : step
    }),
  }
}

/** The round with its changed line: what stands fast keeps what became of it, what is ahead begins anew. */
export function changedRound(round: Round, steps: readonly Step[], at: string): Round {
  const fixed = fixedCount(round)
  const line = changedLine(round, steps)
  const records = line.steps.map((step, i): StepRecord => {
    const k = round.line.steps.findIndex(({ id }) => id === step.id)
    const was = round.line.steps[k]
    const record = round.records[k]
    const isSame = was !== undefined && isSameStep(was, step)
    if (record !== undefined && i < fixed) return isSame ? record : closed(record)
    if (record !== undefined && isSame && record.state === 'SKIPPED') return record
    const fresh = untouched(step.id)
    if (step.kind !== 'REVIEW_SKIPPED') return fresh
    return stepAfter(fresh, { type: 'skip', for: 'ABSENCE', at, reason: step.skipReason }) ?? fresh
  })
  return { ...round, line, records: withTurns(line, records) }
}

function isSameBut(a: Step, b: Step): boolean {
  return JSON.stringify(essence(a)) === JSON.stringify(essence(b))
}

function essence(step: Step): readonly unknown[] {
  const { id, kind, skipReason, group, receiver, blocking, dueOn, lapses, originator, presenter } = step
  return [
    [id, kind, skipReason, group, receiver?.personId ?? null, blocking ?? true, dueOn ?? null, lapses ?? false],
    [originator ?? false, presenter ?? false],
  ]
}

function absenceOf({ onBehalfOf }: Step): string | null {
  return onBehalfOf?.absenceId ?? null
}
