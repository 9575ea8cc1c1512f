import type { BlockDifference, CellDifference, RowDifference } from '../../difference.ts'
import { inOrder } from './in-order.ts'
import type { CellLeaf, Leaf, RowLeaf } from './leaves.ts'
import { type Means, pairsOf } from './pairs.ts'

type Compare = (earlier: readonly Leaf[], later: readonly Leaf[], means: Means) => readonly BlockDifference[]
type Whole = 'ADDED' | 'REMOVED'

/** A table row by row and cell by cell; `compare` says what became of the blocks in a cell. */
export function tableRows(
  earlier: readonly RowLeaf[],
  later: readonly RowLeaf[],
  means: Means,
  compare: Compare,
): readonly RowDifference[] {
  const pairs = pairsOf(earlier, later, true, means)
  return inOrder(earlier, later, pairs, {
    paired: (old, now): RowDifference => changedRow(old, now, means, compare),
    gone: (row) => wholeRow(row, 'REMOVED', means, compare),
    come: (row) => wholeRow(row, 'ADDED', means, compare),
  })
}

function changedRow(old: RowLeaf, now: RowLeaf, means: Means, compare: Compare): RowDifference {
  const pairs = pairsOf(old.cells, now.cells, true, means)
  const cells = inOrder(old.cells, now.cells, pairs, {
    paired: (was, is): CellDifference => changedCell(was, is, means, compare),
    gone: (cell) => wholeCell(cell, 'REMOVED', means, compare),
    come: (cell) => wholeCell(cell, 'ADDED', means, compare),
  })
  return { change: old.key === now.key ? 'SAME' : 'CHANGED', cells }
}

/** All rows of a table that only one side has. */
export const wholeRows = (rows: readonly RowLeaf[], change: Whole, means: Means, compare: Compare): readonly RowDifference[] =>
  rows.map((row) => wholeRow(row, change, means, compare))

function wholeRow(row: RowLeaf, change: Whole, means: Means, compare: Compare): RowDifference {
  return { change, cells: row.cells.map((cell) => wholeCell(cell, change, means, compare)) }
}

function changedCell(old: CellLeaf, now: CellLeaf, means: Means, compare: Compare): CellDifference {
  return {
    change: old.key === now.key ? 'SAME' : 'CHANGED',
    shapeChanged: JSON.stringify(old.shape) !== JSON.stringify(now.shape),
    before: old.shape,
    after: now.shape,
    blocks: compare(old.leaves, now.leaves, means),
  }
}

function wholeCell(cell: CellLeaf, change: Whole, means: Means, compare: Compare): CellDifference {
  const isNew = change === 'ADDED'
  return {
    change,
    shapeChanged: false,
    before: isNew ? null : cell.shape,
    after: isNew ? cell.shape : null,
    blocks: isNew ? compare([], cell.leaves, means) : compare(cell.leaves, [], means),
  }
}
