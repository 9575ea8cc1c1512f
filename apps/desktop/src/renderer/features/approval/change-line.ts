import { addPerson, plannedOf, removeStep, setKind } from '../../ui/line-row/line-moves.ts'
import type { LinePerson, LineStep, PlannedStep } from '../../ui/line-row/line-step.ts'

/** The steps as the server takes them; those of receiver, due day and lapse included, so that what stands fast is said again as it is. */
export function changedPlan(steps: readonly LineStep[]): PlannedStep[] {
  return plannedOf(steps).map((step, i) => {
    const { receiverId = null, dueOn = null, blocking, lapses } = steps[i] ?? {}
    return {
      ...step,
      receiverId,
      dueOn,
      ...(blocking === undefined ? {} : { blocking }),
      ...(lapses === undefined ? {} : { lapses }),
    }
  })
}

/** Adds a person to the steps ahead: from the drafter's unit as a reviewer, from another as a concurring party (영 9①②). */
export function addAhead(
  ahead: readonly LineStep[],
  person: LinePerson,
  id: string,
  drafterUnit: string | undefined,
): readonly LineStep[] {
  const added = addPerson(ahead, person, id)
  return person.unitId === drafterUnit ? added : setKind(added, id, 'CONCUR_SERIAL')
}

/** The steps ahead with exactly these people in them besides those that stand fast. */
export function chosenAhead(
  ahead: readonly LineStep[],
  chosen: ReadonlySet<string>,
  fixed: readonly LineStep[],
  find: (personId: string) => LinePerson | null,
  newId: () => string,
): readonly LineStep[] {
  const standing = new Set(fixed.map(({ personId }) => personId))
  let next = ahead
  for (const step of ahead) if (!chosen.has(step.personId)) next = removeStep(next, step.id)
  for (const personId of chosen) {
    const person = find(personId)
    if (person === null || standing.has(personId) || next.some((step) => step.personId === personId)) continue
    next = addAhead(next, person, newId(), fixed[0]?.person.unitId)
  }
  return next
}

/** Hands an open step to the registered deputy of who is away (직무대리; for an approver 대결, 영 10③). */
export function handOver(step: LineStep, deputy: LinePerson): LineStep {
  if (step.away === null) return step
  const mark = step.kind !== 'APPROVE' ? null : step.mark === 'DELEGATED' ? 'DELEGATED_ACTING' : 'ACTING'
  return { ...step, personId: deputy.personId, person: deputy, mark, absenceId: step.away.absenceId, away: null }
}
