import type { BoxSort } from '../box.ts'
import type { Box } from '../schema.ts'
import type { OrderKey, PlaceInBox } from '../store/boxes.ts'

const up = (column: OrderKey['column']): OrderKey => ({ column, descending: false })
const down = (column: OrderKey['column']): OrderKey => ({ column, descending: true })

/**
 * The order of a box. Unless somebody chose one: what waits for a decision by deadline that is here or past, then the urgent ones, then as they
 * came; everything else the newest first. The document's id is the last key, so that no two rows stand at one place.
 */
export function orderOf(box: Box, sort: BoxSort | null): readonly OrderKey[] {
  if (sort === null)
    return box === 'WAITING' ? [up('late'), down('urgent'), up('since'), up('documentId')] : [down('since'), down('documentId')]
  const { descending } = sort
  return [
    { column: sort.column, descending },
    { column: 'documentId', descending },
  ]
}

/** A place as clients hand it back: they need not know what is in it. */
export function cursorOf(place: PlaceInBox): string {
  return Buffer.from(JSON.stringify(place)).toString('base64url')
}

/** The place that a cursor says; null where it is none of this order. */
export function placeIn(cursor: string, order: readonly OrderKey[]): PlaceInBox | null {
  let value: unknown
  try {
    value = JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8'))
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
  if (!Array.isArray(value) || value.length !== order.length) return null
  const fits = order.every(({ column }, i) => typeof value[i] === (column === 'urgent' ? 'number' : 'string'))
  return fits ? value : null
}
