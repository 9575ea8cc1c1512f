import type { Outputs } from '../../../api/shapes.ts'

/** What became different from one revision to another, as the server says it. */
export type Difference = Outputs['approval']['difference']
export type Block = NonNullable<Difference['body']>[number]
export type Segment = NonNullable<Difference['title']>[number]
export type FieldDifference = Difference['fields'][number]
