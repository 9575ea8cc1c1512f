import type { PlannedStep } from './planned-line.ts'

/** A step of a saved line: what depends on a document or a day is left out. */
export type SavedStep = Pick<PlannedStep, 'kind' | 'personId' | 'group' | 'receiverId' | 'blocking'>

/** A line that is kept for later documents: one's own (개인 결재선), or one's unit's (부서 결재선). */
export interface SavedLine {
  readonly id: string
  readonly scope: 'PERSON' | 'UNIT'
  readonly name: string
  readonly steps: readonly SavedStep[]
  /** Names of the people as they are now, a step each; null for who is no longer in the office. */
  readonly people: readonly (string | null)[]
  /** ISO 8601. */
  readonly updatedAt: string
  /** Name of who changed it last. */
  readonly updatedBy: string
  /** Whether the asking person may change or remove it. */
  readonly mine: boolean
}

/** A line as it is to be kept. `id` null: a new one. Within a person, and within a unit, names are unique. */
export interface SavedLineInput extends Pick<SavedLine, 'scope' | 'name' | 'steps'> {
  readonly id: string | null
}
