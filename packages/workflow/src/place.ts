import type { Party, Step } from './line.ts'
import type { LineContext, Round } from './round.ts'
import { presentRound } from './round.ts'
import { isCurrent, type StepRecord, type StepState } from './step-record.ts'

/** A step of a round with its record: one of the line, or one inside of a unit that concurs. */
export interface Place {
  readonly step: Step
  readonly record: StepRecord
  /** The step of the line around it; null when it is one itself. */
  readonly within: { readonly step: Step; readonly record: StepRecord } | null
}

/** Every step of a round, those inside of units behind their unit's. */
export function placesOf(round: Round | undefined): readonly Place[] {
  if (round === undefined) return []
  return round.line.steps.flatMap((step, i): readonly Place[] => {
    const record = round.records[i]
    if (record === undefined) return []
    const inner = (record.unit?.steps ?? []).flatMap((own, k): readonly Place[] => {
      const ownRecord = record.unit?.records[k]
      return ownRecord === undefined ? [] : [{ step: own, record: ownRecord, within: { step, record } }]
    })
    return [{ step, record, within: null }, ...inner]
  })
}

/** A step of the present round by its id. */
export function placeOf(context: LineContext, stepId: string): Place | undefined {
  return placesOf(presentRound(context)).find(({ step }) => step.id === stepId)
}

/** Where a step stands for who acts on it: inside of a unit nobody has a turn unless the unit has. */
export function standing({ record, within }: Place): StepState {
  return within === null || isCurrent(within.record) ? record.state : within.record.state
}

/** Whose turn it is: what they sign, or, for a unit that nobody has received yet, assign (부서협조 접수). */
export interface Turn {
  readonly stepId: string
  readonly party: Party
  readonly as: 'SIGN' | 'ASSIGN'
  readonly state: 'OPEN' | 'HELD'
}

/** Everybody whose turn it is; several in a parallel group, nobody once a round has ended. */
export function turnsIn(round: Round | undefined): readonly Turn[] {
  if (round === undefined || round.ending !== null) return []
  return placesOf(round).flatMap(({ step, record, within }): readonly Turn[] => {
    const state = record.state
    if (state !== 'OPEN' && state !== 'HELD') return []
    if (within !== null) return isCurrent(within.record) ? [{ stepId: step.id, party: step.party, as: 'SIGN', state }] : []
    switch (record.unit?.stage) {
      case 'RECEIVING':
        return [{ stepId: step.id, party: step.receiver ?? step.party, as: 'ASSIGN', state }]
      case 'REVIEWING':
        return []
      default:
        return [{ stepId: step.id, party: step.party, as: 'SIGN', state }]
    }
  })
}
