import type { LineView, RoundView, StepView } from '@onmaru/workflow'
import type { DelegationUsed } from '../delegation-used.ts'
import type { PathRound, PathStep } from '../line-path.ts'
import type { LinePerson } from '../planned-line.ts'
import { linePerson } from './planned-line.ts'

/** A round as screens show it. `begunAt`: when it began (ISO 8601); `numberOf` gives the number of a revision. */
export function pathRound(
  round: RoundView,
  begunAt: string,
  numberOf: (revisionId: string) => number,
  delegation: DelegationUsed | null,
): PathRound {
  return {
    round: round.round,
    revisionId: round.revision.id,
    revisionNumber: numberOf(round.revision.id),
    delegation,
    steps: round.steps.map((step, i) => pathStep(step, openedAt(round, i, begunAt))),
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
  if (step === undefined || step.record.state === 'WAITING' || step.record.state === 'SKIPPED' || step.kind === 'DRAFT')
    return null
  const before = round.steps.slice(0, index).filter((other) => step.group === null || other.group !== step.group)
  return before.reduce((last, { record }) => (record.at !== null && record.at > last ? record.at : last), begunAt)
}

function pathStep(step: StepView, opened: string | null): PathStep {
  const { record, onBehalfOf } = step
  return {
    stepId: step.id,
    kind: step.kind,
    mark: step.mark,
    person: linePerson(step.party),
    onBehalfOf: onBehalfOf === null ? null : linePerson(onBehalfOf.party),
    state: record.state,
    outcome: record.outcome,
    openedAt: opened,
    at: record.at,
    opinion: record.opinion,
    reason: record.reason,
    hold: record.hold === null ? null : { reason: record.hold.reason, until: record.hold.until },
  }
}

function endingOf(round: RoundView): PathRound['ending'] {
  const { ending, steps } = round
  if (ending === null) return null
  const by: LinePerson | undefined =
    ending.type === 'RECALLED' ? steps[0]?.party : steps.find((step) => step.id === ending.stepId)?.party
  return { type: ending.type, at: ending.at, reason: ending.reason, by: by?.name ?? null }
}
