import type { Assign } from './acts.ts'
import type { Step } from './line.ts'
import { type LineFault, named } from './line-fault.ts'
import { placeOf, placesOf } from './place.ts'
import { type LineContext, presentRound } from './round.ts'
import { ownFaults, personFaults, type StepFault } from './step-fault.ts'
import { isSettled } from './step-record.ts'

/** Every fault of the reviewers that a unit names (부서협조, 영 9②): plain reviews by its own people, who sign nowhere else in the line. */
export function innerFaults(context: LineContext, { stepId, reviewers }: Assign): readonly LineFault[] {
  const unit = placeOf(context, stepId)
  const others = placesOf(presentRound(context))
    .filter(({ record, within }) => within?.step.id !== stepId || isSettled(record))
    .map(({ step }) => step)
  return reviewers.flatMap((step, i) => {
    const before = [...others, ...reviewers.slice(0, i)]
    const faults: readonly StepFault[] = [
      ['REVIEWER_KIND_WRONG', '영 9②', !isPlainReview(step)],
      ['NOT_OF_THE_UNIT', '영 9②', step.party.unitId !== unit?.step.party.unitId],
      [
        'PERSON_TWICE',
        '영 9',
        before.some(({ party, onBehalfOf }) => [party.personId, onBehalfOf?.party.personId].includes(step.party.personId)),
      ],
      ['STEP_ID_TWICE', '영 8', before.some(({ id }) => id === step.id)],
      ...ownFaults(step),
      ...personFaults(step, { sender: null, absences: [] }),
    ]
    return named(faults, step.id)
  })
}

function isPlainReview({ kind, mark, onBehalfOf, dueOn, originator, presenter }: Step): boolean {
  const marked = mark !== null || originator === true || presenter === true
  return kind === 'REVIEW' && !marked && onBehalfOf === null && (dueOn ?? null) === null
}
