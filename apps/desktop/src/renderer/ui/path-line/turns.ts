import type { PathStep } from '../../api/shapes.ts'

/** Every step of a round, those inside of units behind their unit's. */
export function everyStep(steps: readonly PathStep[]): readonly PathStep[] {
  return steps.flatMap((step) => [step, ...(step.unit?.steps ?? [])])
}

/** Whose turn it is, and for what: to sign, or for a unit that nobody has received yet to name its reviewers (부서협조 접수). */
export interface PathTurn {
  readonly step: PathStep
  readonly person: PathStep['person']
  readonly as: 'SIGN' | 'ASSIGN'
}

const isCurrent = ({ state }: PathStep): boolean => state === 'OPEN' || state === 'HELD'

/** Everybody whose turn it is: while a unit reviews, those inside of it and not its head. */
export function turnsOf(steps: readonly PathStep[]): readonly PathTurn[] {
  return steps.filter(isCurrent).flatMap((step): readonly PathTurn[] => {
    switch (step.unit?.stage) {
      case 'RECEIVING':
        return [{ step, person: step.receiver ?? step.person, as: 'ASSIGN' }]
      case 'REVIEWING':
        return step.unit.steps.filter(isCurrent).map((inner) => ({ step: inner, person: inner.person, as: 'SIGN' }))
      default:
        return [{ step, person: step.person, as: 'SIGN' }]
    }
  })
}
