import { isAwaited, type LineView, type RoundView, type Step, type StepRecord, type UnitLine } from '@onmaru/workflow'
import type { DelegationUsed } from '../delegation-used.ts'
import type { PathRound, PathStep } from '../line-path.ts'
import type { LinePerson } from '../planned-line.ts'
import { linePerson } from './planned-line.ts'

/** What a round is told with besides itself. */
export interface PathFacts {
  /** When it began, ISO 8601. */
  readonly begunAt: string
  readonly revisionNumber: number
  readonly delegation: DelegationUsed | null
  /** Where a step signs in the present file; null for what has no field, and for rounds that are past. */
  readonly fieldOf: (stepId: string) => string | null
}

/** A round as screens show it. */
export function pathRound(round: RoundView, facts: PathFacts): PathRound {
  const { begunAt, revisionNumber, delegation, fieldOf } = facts
  return {
    round: round.round,
    revisionId: round.revision.id,
    revisionNumber,
    delegation,
    steps: round.steps.map(({ record, ...step }, i) => {
      const opened = openedAt(round, i, begunAt)
      return { ...pathStep(step, record, opened, fieldOf), unit: unitPath(record.unit, opened, fieldOf) }
    }),
    ending: endingOf(round),
  }
}

/** When each round began, in order: with its submission, or with the return to an earlier step or the revision that led to it. */
export function roundBeginnings(view: LineView): readonly string[] {
  const rounds = view.present === null ? view.past : [...view.past, view.present]
  return rounds.map((round, i) => {
    const before = rounds[i - 1]?.ending
    const inLine = before?.type === 'REVISED' || (before?.type === 'RETURNED' && before.to !== null)
    return (inLine ? before.at : round.steps[0]?.record.at) ?? ''
  })
}

/** When a step's turn came: when the last one before it had its say, its own group aside; null while it is to come, or where it is skipped. */
export function openedAt(round: RoundView, index: number, begunAt: string): string | null {
  const step = round.steps[index]
  if (step === undefined || step.record.state === 'WAITING' || step.record.state === 'SKIPPED') return null
  // A submission is the drafter's own; over a text that was revised in the line their turn came with the round.
  if (step.kind === 'DRAFT') return step.record.at === null || step.record.at > begunAt ? begunAt : null
  const before = round.steps.slice(0, index).filter((other) => step.group === null || other.group !== step.group)
  return before.reduce((last, { record }) => (record.at !== null && record.at > last ? record.at : last), begunAt)
}

function pathStep(step: Step, record: StepRecord, opened: string | null, fieldOf: PathFacts['fieldOf']): PathStep {
  const { onBehalfOf, receiver = null } = step
  return {
    stepId: step.id,
    kind: step.kind,
    mark: step.mark,
    person: linePerson(step.party),
    onBehalfOf: onBehalfOf === null ? null : linePerson(onBehalfOf.party),
    originator: step.originator ?? false,
    presenter: step.presenter ?? false,
    state: record.state,
    outcome: record.outcome,
    openedAt: opened,
    at: record.at,
    opinion: record.opinion,
    reason: record.reason,
    hold: record.hold === null ? null : { reason: record.hold.reason, until: record.hold.until },
    field: fieldOf(step.id),
    receiver: receiver === null ? null : linePerson(receiver),
    group: step.group,
    blocking: isAwaited(step),
    dueOn: step.dueOn ?? null,
    lapses: step.lapses ?? false,
    overdueAt: record.overdueAt,
    skippedFor: record.skippedFor,
    unit: null,
  }
}

/** The line inside of a unit: the first review opens when it is assigned, every other when the one before it is signed. */
function unitPath(unit: UnitLine | null, opened: string | null, fieldOf: PathFacts['fieldOf']): PathStep['unit'] {
  if (unit === null) return null
  const { stage, assigned, steps, records } = unit
  return {
    stage,
    assigned: assigned === null ? null : { by: assigned.by, at: assigned.at },
    steps: steps.flatMap((step, i) => {
      const record = records[i]
      if (record === undefined) return []
      const before = i === 0 ? (assigned?.at ?? opened) : (records[i - 1]?.at ?? null)
      return [pathStep(step, record, record.state === 'WAITING' ? null : before, fieldOf)]
    }),
  }
}

function endingOf(round: RoundView): PathRound['ending'] {
  const { ending, steps } = round
  if (ending === null) return null
  const by: LinePerson | undefined =
    ending.type === 'RECALLED' ? steps[0]?.party : steps.find((step) => step.id === ending.stepId)?.party
  return { type: ending.type, at: ending.at, reason: ending.reason, by: by?.name ?? null }
}
