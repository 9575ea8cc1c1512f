import type { LinePerson, LineStep, PlannedStep, StepKind } from './line-step.ts'
import { bearsSigns } from './step-signs.ts'

type Steps = readonly LineStep[]

/** The step as the server takes it, without what it knows itself. */
export function plannedOf(steps: Steps): PlannedStep[] {
  return steps.map(({ person: _person, receiver: _receiver, away: _away, skipReason, ...planned }) => ({
    ...planned,
    skipReason: skipReason?.trim() === '' ? null : skipReason,
  }))
}

/** Neighbouring parallel concurrences open together: one group for each run of them, none for anybody else. */
export function regroup(steps: Steps): LineStep[] {
  let group: string | null = null
  return steps.map((step) => {
    group = step.kind === 'CONCUR_PARALLEL' ? (group ?? `group-${step.id}`) : null
    return step.group === group ? step : { ...step, group }
  })
}

/**
 * Adds a person before the approval: from the drafter's own unit as a reviewer, from another as a concurring party (영 9①②);
 * the drafter once more as the approver (영 10②, where the matter is the drafter's own to decide).
 */
export function addPerson(steps: Steps, person: LinePerson, id: string): LineStep[] {
  const drafter = steps.find(({ kind }) => kind === 'DRAFT')?.person
  const own = drafter === undefined || drafter.unitId === person.unitId
  const step: LineStep = {
    id,
    kind: own ? 'REVIEW' : 'CONCUR_SERIAL',
    personId: person.personId,
    person,
    mark: null,
    absenceId: null,
    skipReason: null,
    group: null,
    receiver: null,
    away: null,
  }
  const approval = steps.findIndex(({ kind }) => kind === 'APPROVE')
  const at = approval < 0 ? steps.length : approval
  const added = [...steps.slice(0, at), step, ...steps.slice(at)]
  return drafter?.personId === person.personId ? setKind(added, id, 'APPROVE') : regroup(added)
}

/** Takes a step out; the draft stays. */
export function removeStep(steps: Steps, id: string): LineStep[] {
  return regroup(steps.filter((step) => step.id !== id || step.kind === 'DRAFT'))
}

/** Moves a step to another place; the draft stays first, the approval last. */
export function moveStepTo(steps: Steps, id: string, to: number): LineStep[] {
  const from = steps.findIndex((step) => step.id === id)
  const step = steps[from]
  if (step === undefined || step.kind === 'DRAFT' || step.kind === 'APPROVE') return [...steps]
  const first = steps[0]?.kind === 'DRAFT' ? 1 : 0
  const last = steps.at(-1)?.kind === 'APPROVE' ? steps.length - 2 : steps.length - 1
  const without = steps.filter((other) => other.id !== id)
  const at = Math.min(Math.max(to, first), Math.max(last, first))
  return regroup([...without.slice(0, at), step, ...without.slice(at)])
}

/** Moves a step one place up (-1) or down (1). */
export function moveStep(steps: Steps, id: string, by: 1 | -1): LineStep[] {
  return moveStepTo(steps, id, steps.findIndex((step) => step.id === id) + by)
}

/** Gives a step another kind. A new approver goes last and the one before becomes a reviewer; marks go with the approval. */
export function setKind(steps: Steps, id: string, kind: StepKind): LineStep[] {
  const changed = steps.map((step): LineStep => {
    if (step.id === id)
      return {
        ...step,
        kind,
        mark: null,
        absenceId: null,
        skipReason: kind === 'REVIEW_SKIPPED' ? (step.away?.reason ?? '') : null,
        // What only another kind could say goes with it.
        receiverId: null,
        receiver: null,
        blocking: true,
        lapses: false,
        ...(bearsSigns(kind) ? {} : { originator: false, presenter: false }),
      }
    return kind === 'APPROVE' && step.kind === 'APPROVE' ? { ...step, kind: 'REVIEW', mark: null, absenceId: null } : step
  })
  const approval = kind === 'APPROVE' ? changed.find((step) => step.id === id) : undefined
  return regroup(approval === undefined ? changed : [...changed.filter((step) => step.id !== id), approval])
}

/** Changes some of a step. */
export function changeStep(steps: Steps, id: string, patch: Partial<LineStep>): LineStep[] {
  return steps.map((step) => (step.id === id ? { ...step, ...patch } : step))
}

/**
 * Lets the registered deputy decide for an absent approver (대결, 영 10③; for a delegate 전결 and 대결, 규칙 7③).
 * A deputy who stands in the line already signs once: the other step goes, unless it is the draft.
 */
export function letDeputyDecide(steps: Steps, id: string, deputy: LinePerson): LineStep[] {
  const once = steps.filter((step) => step.id === id || step.kind === 'DRAFT' || step.personId !== deputy.personId)
  const decided = once.map((step): LineStep => {
    if (step.id !== id || step.away === null) return step
    const mark = step.mark === 'DELEGATED' ? 'DELEGATED_ACTING' : 'ACTING'
    return { ...step, personId: deputy.personId, person: deputy, mark, absenceId: step.away.absenceId, away: null }
  })
  return regroup(decided)
}

/** Lets the registered deputy review or concur for who is away (직무대리); one who stands in the line already does so once. */
export function letDeputyStandIn(steps: Steps, id: string, deputy: LinePerson): LineStep[] {
  if (steps.some((step) => step.id !== id && step.personId === deputy.personId)) return [...steps]
  return steps.map((step) =>
    step.id !== id || step.away === null
      ? step
      : { ...step, personId: deputy.personId, person: deputy, absenceId: step.away.absenceId, away: null },
  )
}
