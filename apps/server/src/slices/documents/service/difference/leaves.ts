import type { BlockPlace, CellShape } from '../../difference.ts'
import type { OutlineBlock, OutlineRow } from '../../rendering/outline.ts'
import { keyOfRuns, lettersOf, type Run, runsOf } from './runs.ts'

interface Standing {
  readonly place: BlockPlace
  /** Which of the lists around it gets a new item here, and whether a list begins right after one of its own kind: what the marks alone do not say. */
  readonly item: string
  /** What it is, wherever it stands: equal for what is the same. */
  readonly key: string
  /** Its letters, for likeness. */
  readonly text: string
}
export interface TextLeaf extends Standing {
  readonly kind: 'TEXT'
  readonly heading: 1 | 2 | 3 | null
  readonly align: 'left' | 'center' | 'right'
  readonly runs: readonly Run[]
}
export interface PictureLeaf extends Standing {
  readonly kind: 'IMAGE'
  readonly blob: string
  readonly alt: string
  readonly width: number | null
}
export interface TableLeaf extends Standing {
  readonly kind: 'TABLE'
  readonly rows: readonly RowLeaf[]
}
/** A block that holds no list: a body's lists are told by where their blocks stand. */
export type Leaf = TextLeaf | PictureLeaf | TableLeaf

export interface CellLeaf {
  readonly shape: CellShape
  readonly leaves: readonly Leaf[]
  /** With where its blocks stand: equal for what is the same. */
  readonly key: string
  readonly text: string
}
export interface RowLeaf {
  readonly cells: readonly CellLeaf[]
  readonly key: string
  readonly text: string
}

/** Where the next leaf stands: lists around it, marks of the items that it begins, and the outermost of these. */
interface Where {
  readonly lists: BlockPlace['lists']
  readonly marks: readonly string[]
  readonly opened: number
  readonly apart: boolean
}
const TOP: Where = { lists: [], marks: [], opened: 0, apart: false }

/** The blocks of a body or a cell in their order. */
export const leavesOf = (blocks: readonly OutlineBlock[]): readonly Leaf[] => [...leavesUnder(blocks, TOP)]

function* leavesUnder(blocks: readonly OutlineBlock[], first: Where): Generator<Leaf> {
  for (const [i, block] of blocks.entries()) {
    // Only the first block of an item begins it.
    const where = i === 0 ? first : { ...TOP, lists: first.lists }
    const before = blocks[i - 1]
    if (block.kind !== 'list') yield leafOf(block, where)
    else yield* listLeaves(block, where, before?.kind === 'list' && before.ordered === block.ordered)
  }
}

/** `apart`: it follows a list of its own kind. */
function* listLeaves({ ordered, items }: Extract<OutlineBlock, { kind: 'list' }>, first: Where, apart: boolean): Generator<Leaf> {
  const lists = [...first.lists, ordered ? ('ORDERED' as const) : ('BULLET' as const)]
  for (const [n, { mark, blocks }] of items.entries()) {
    const outer = n === 0 ? { ...first, apart: first.apart || apart } : { ...TOP, lists: first.lists }
    const opened = outer.opened === 0 ? lists.length : outer.opened
    yield* leavesUnder(blocks, { lists, marks: mark === null ? outer.marks : [...outer.marks, mark], opened, apart: outer.apart })
  }
}

function leafOf(block: Exclude<OutlineBlock, { kind: 'list' }>, { lists, marks, opened, apart }: Where): Leaf {
  const standing = {
    place: { mark: marks.length === 0 ? null : marks.join(' '), lists },
    item: `${opened}${apart ? ' apart' : ''}`,
  }
  switch (block.kind) {
    case 'paragraph':
    case 'heading': {
      const runs = runsOf(block.inlines)
      const heading = block.kind === 'heading' ? block.level : null
      const align = block.kind === 'heading' ? 'left' : block.align
      const key = JSON.stringify(['TEXT', heading, align, keyOfRuns(runs)])
      return { ...standing, kind: 'TEXT', heading, align, runs, key, text: lettersOf(runs) }
    }
    case 'image': {
      const { blob, alt, width } = block
      return {
        ...standing,
        kind: 'IMAGE',
        blob,
        alt,
        width,
        key: JSON.stringify(['IMAGE', blob, alt, width]),
        text: `${blob} ${alt}`,
      }
    }
    case 'table': {
      const rows = block.rows.map(rowOf)
      const key = JSON.stringify(['TABLE', rows.map((row) => row.key)])
      return { ...standing, kind: 'TABLE', rows, key, text: rows.map((row) => row.text).join('\n') }
    }
  }
}

function rowOf(row: OutlineRow): RowLeaf {
  const cells = row.map(({ blocks, ...shape }): CellLeaf => {
    const leaves = leavesOf(blocks)
    const key = JSON.stringify([shape, leaves.map((leaf) => [leaf.key, leaf.place, leaf.item])])
    return { shape, leaves, key, text: leaves.map(({ text }) => text).join('\n') }
  })
  return { cells, key: JSON.stringify(cells.map(({ key }) => key)), text: cells.map(({ text }) => text).join('\t') }
}
