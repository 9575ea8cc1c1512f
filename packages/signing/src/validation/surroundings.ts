import type { Field } from '../pdf/fields.ts'
import type { Page } from '../pdf/page-tree.ts'
import type { UpdateSection } from './update-section.ts'

/** Where the annotations of a file are listed. */
export interface PlacedAnnotations {
  readonly pages: readonly Page[]
  /** Pages by the number of their own object and of the array that lists their annotations, where that is an object. */
  readonly pageOf: ReadonlyMap<number, Page>
  /** Numbers of annotations that are no widgets. */
  readonly comments: ReadonlySet<number>
}

/** An update and what lies around what it changes. */
export interface Surroundings extends UpdateSection {
  readonly fields: readonly Field[]
  /** Fields by the number of their object, and by those of their widgets. */
  readonly fieldOf: ReadonlyMap<number, Field>
  readonly ownerOf: ReadonlyMap<number, Field>
  /** Objects that this update brings. */
  readonly added: ReadonlySet<number>
  /** Found when something is changed that is no field. */
  readonly annotations: () => PlacedAnnotations
}
