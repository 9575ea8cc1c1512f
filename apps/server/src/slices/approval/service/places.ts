import { type Act, isConcurrence, type LineState, placesOf, type Step } from '@onmaru/workflow'
import type { FieldPlace } from '../../documents/index.ts'
import { approvalFaults } from '../errors.ts'

/** Which place of the form each step has: the name of its signature field, by the step's id. */
export type Places = Readonly<Record<string, string>>

/** Acts after which steps stand elsewhere in the same file. */
export const MOVES_PLACES: readonly Act['type'][] = ['assign', 'change', 'return', 'recall']

const ROW = /^(main|concur|inner)-(\d+)$/
type Row = 'main' | 'concur' | 'inner'

/** Where a step signs. Forms that were made before their places were kept name the field after the step; null: nowhere. */
export function fieldOf(places: Places | null, stepId: string): string | null {
  return places === null ? `sign-${stepId}` : (places[stepId] ?? null)
}

/**
 * The places after an act: who signed stays where they did, the others stand in the line's order in what is free. `was` null begins a form.
 * @throws LINE_SPACE when the form has no place left
 */
export function placesAfter(was: Places | null, state: LineState, fields: readonly FieldPlace[]): Places | null {
  const all = placesOf(state.context.rounds.at(-1))
  if (!fields.some(({ name }) => ROW.test(name))) {
    const missing = all.some(({ step, within }) => within !== null || !hasOwnField(step, fields))
    if (missing) throw approvalFaults.LINE_SPACE()
    return null
  }
  const kept = new Map(all.flatMap(({ step, record }) => (record.signatureRef === null ? [] : keptPlace(step.id, was ?? {}))))
  const taken = new Set(kept.values())
  const last = new Map<Row, number>()
  return Object.fromEntries(
    all.map(({ step, within }) => {
      const row = within === null ? rowOf(step) : 'inner'
      const before = last.get(row) ?? 0
      const free = placesIn(row, fields).filter((place) => !taken.has(place.name))
      const place = kept.get(step.id) ?? (free.find(({ number }) => number > before) ?? free[0])?.name
      if (place === undefined) throw approvalFaults.LINE_SPACE()
      taken.add(place)
      last.set(row, numberOf(place))
      return [step.id, place]
    }),
  )
}

/** Where the drafter signs in a form that nobody has signed yet. */
export function firstField({ id }: Step, fields: readonly FieldPlace[]): string {
  return fields.some(({ name }) => ROW.test(name)) ? 'main-1' : `sign-${id}`
}

/** What was stored as a form's places. */
export function storedPlaces(stored: string | null): Places | null {
  if (stored === null) return null
  const places: Places = JSON.parse(stored)
  return places
}

function keptPlace(stepId: string, was: Places): [string, string][] {
  const place = was[stepId]
  return place === undefined ? [] : [[stepId, place]]
}

const hasOwnField = (step: Step, fields: readonly FieldPlace[]): boolean =>
  step.kind === 'REVIEW_SKIPPED' || fields.some(({ name }) => name === `sign-${step.id}`)

const rowOf = ({ kind }: Step): Row => (isConcurrence(kind) ? 'concur' : 'main')

const numberOf = (place: string): number => Number(ROW.exec(place)?.[2] ?? 0)

function placesIn(row: Row, fields: readonly FieldPlace[]): readonly { readonly name: string; readonly number: number }[] {
  return fields
    .filter(({ name, kind }) => kind === 'signature' && ROW.exec(name)?.[1] === row)
    .map(({ name }) => ({ name, number: numberOf(name) }))
    .sort((a, b) => a.number - b.number)
}
