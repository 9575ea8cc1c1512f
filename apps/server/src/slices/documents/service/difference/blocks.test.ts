import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Block, Content, Inline, Mark } from '../../content.ts'
import type { BlockDifference, DiffSegment } from '../../difference.ts'
import { wholeOutline } from '../../rendering/outline.ts'
import { blockDifferences, differs } from './blocks.ts'
import { type Budget, newBudget } from './budget.ts'
import { leavesOf } from './leaves.ts'
import { Likeness } from './likeness.ts'

type Side = 'before' | 'after'
/** A letter and how it is set. */
type Letter = string

const words = fc
  .array(
    fc.constantFrom(
      '품질관리',
      '품질',
      '관리를',
      '추진',
      '추진하고자',
      '1,000원',
      '4. 30.',
      ' ',
      '  ',
      '\n',
      '가',
      '각',
      '👩‍👩‍👧',
      '한',
    ),
    {
      minLength: 1,
      maxLength: 6,
    },
  )
  .map((parts) => parts.join(''))
const marks: fc.Arbitrary<Mark[]> = fc.uniqueArray(
  fc.constantFrom<Mark>(
    { type: 'bold' },
    { type: 'underline' },
    { type: 'link', attrs: { href: 'https://a.example' } },
    { type: 'link', attrs: { href: 'https://b.example' } },
  ),
  { maxLength: 2, selector: ({ type }) => type },
)
const inline: fc.Arbitrary<Inline> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({ type: fc.constant('text' as const), text: words, marks: fc.option(marks, { nil: undefined }) }),
  },
  fc.constant({ type: 'hardBreak' as const }),
)
const paragraph: fc.Arbitrary<Block> = fc.record({
  type: fc.constant('paragraph' as const),
  attrs: fc.option(fc.record({ textAlign: fc.constantFrom(null, undefined, 'left' as const, 'center' as const) }), {
    nil: undefined,
  }),
  content: fc.option(fc.array(inline, { maxLength: 4 }), { nil: undefined }),
})
const heading: fc.Arbitrary<Block> = fc.record({
  type: fc.constant('heading' as const),
  attrs: fc.record({ level: fc.constantFrom(1 as const, 2 as const) }),
  content: fc.array(inline, { maxLength: 2 }),
})
const image: fc.Arbitrary<Block> = fc.record({
  type: fc.constant('image' as const),
  attrs: fc.record({
    blob: fc.constantFrom('a'.repeat(64), 'b'.repeat(64)),
    alt: words,
    width: fc.constantFrom(null, undefined, 40),
  }),
})

function blocks(depth: number): fc.Arbitrary<Block[]> {
  const flat = [paragraph, paragraph, heading, image]
  return fc.array(depth === 0 ? fc.oneof(...flat) : fc.oneof(...flat, list(depth), list(depth), table(depth)), {
    minLength: 1,
    maxLength: 4,
  })
}
function list(depth: number): fc.Arbitrary<Block> {
  return fc.record({
    type: fc.constantFrom('orderedList' as const, 'bulletList' as const),
    content: fc.array(fc.record({ type: fc.constant('listItem' as const), content: blocks(depth - 1) }), {
      minLength: 1,
      maxLength: 3,
    }),
  })
}
function table(depth: number): fc.Arbitrary<Block> {
  const cell = fc.record({
    type: fc.constantFrom('tableCell' as const, 'tableHeader' as const),
    attrs: fc.record({
      colspan: fc.constantFrom(1, 2),
      rowspan: fc.constant(1),
      colwidth: fc.constantFrom<number[] | null | undefined>(null, undefined, [20]),
    }),
    content: blocks(depth - 1),
  })
  const row = fc.record({ type: fc.constant('tableRow' as const), content: fc.array(cell, { maxLength: 3 }) })
  return fc.record({ type: fc.constant('table' as const), content: fc.array(row, { minLength: 1, maxLength: 3 }) })
}
const body: fc.Arbitrary<Content> = fc.record({ type: fc.constant('doc' as const), content: blocks(2) })

/** Two bodies that have much in common: stretches of one, in another order, with others between. */
const relatives = fc
  .record({ base: blocks(2), other: blocks(2), picks: fc.array(fc.nat(9), { minLength: 1, maxLength: 6 }) })
  .map(({ base, other, picks }): [Content, Content] => {
    const all = [...base, ...other]
    const content = picks.flatMap((n) => all[n % all.length] ?? [])
    return [
      { type: 'doc', content: base },
      { type: 'doc', content },
    ]
  })
const pair = fc.oneof(relatives, fc.tuple(body, body))

/** Every body that is one small change away: an attribute, a letter, a mark, an item's or a list's bounds, a block less, two that changed places. */
function* nearby(content: readonly Block[]): Generator<Block[]> {
  for (const [i, block] of content.entries()) {
    const put = (...instead: Block[]): Block[] => [...content.slice(0, i), ...instead, ...content.slice(i + 1)]
    const next = content[i + 1]
    if (content.length > 1) yield put()
    if (next !== undefined) yield [...content.slice(0, i), next, block, ...content.slice(i + 2)]
    for (const other of nearbyBlock(block)) yield put(other)
    if (!isList(block)) continue
    for (let n = 1; n < block.content.length; n += 1)
      yield put({ ...block, content: block.content.slice(0, n) }, { ...block, content: block.content.slice(n) })
  }
}
type List = Extract<Block, { type: 'orderedList' | 'bulletList' }>
const isList = (block: Block): block is List => block.type === 'orderedList' || block.type === 'bulletList'

function* nearbyBlock(block: Block): Generator<Block> {
  switch (block.type) {
    case 'paragraph':
      yield { ...block, attrs: { textAlign: block.attrs?.textAlign === 'center' ? 'left' : 'center' } }
      for (const content of nearbyInlines(block.content ?? [])) yield { ...block, content }
      return
    case 'heading':
      yield { ...block, attrs: { level: block.attrs.level === 1 ? 2 : 1 } }
      for (const content of nearbyInlines(block.content ?? [])) yield { ...block, content }
      return
    case 'image':
      yield { ...block, attrs: { ...block.attrs, width: 41 } }
      yield { ...block, attrs: { ...block.attrs, alt: `${block.attrs.alt}나` } }
      yield { ...block, attrs: { ...block.attrs, blob: 'c'.repeat(64) } }
      return
    case 'table':
      for (const [y, row] of block.content.entries())
        for (const [x, cell] of row.content.entries()) {
          const put = (other: typeof cell): Block => ({
            ...block,
            content: block.content.with(y, { ...row, content: row.content.with(x, other) }),
          })
          yield put({ ...cell, type: cell.type === 'tableCell' ? 'tableHeader' : 'tableCell' })
          yield put({ ...cell, attrs: { ...cell.attrs, rowspan: 2 } })
          yield put({ ...cell, attrs: { ...cell.attrs, colwidth: [21] } })
          for (const content of nearby(cell.content)) yield put({ ...cell, content })
        }
      return
    default:
      yield* nearbyList(block)
  }
}

function* nearbyList(list: List): Generator<Block> {
  yield { ...list, type: list.type === 'orderedList' ? 'bulletList' : 'orderedList' }
  for (const [i, item] of list.content.entries()) {
    const put = (...contents: Block[][]): Block => ({
      ...list,
      content: [...list.content.slice(0, i), ...contents.map((content) => ({ ...item, content })), ...list.content.slice(i + 1)],
    })
    for (let n = 1; n < item.content.length; n += 1) yield put(item.content.slice(0, n), item.content.slice(n))
    for (const content of nearby(item.content)) yield put(content)
  }
}

function* nearbyInlines(inlines: readonly Inline[]): Generator<Inline[]> {
  yield [...inlines, { type: 'text', text: '나' }]
  yield [...inlines, { type: 'hardBreak' }]
  for (const [i, one] of inlines.entries())
    if (one.type === 'text') {
      yield inlines.with(i, { ...one, marks: [{ type: 'strike' }] })
      yield inlines.with(i, { ...one, text: `${one.text} ` })
      yield inlines.with(i, { ...one, text: one.text.normalize('NFD') })
    }
}

/** A body letter by letter, by a reading that knows nothing of outlines and leaves. */
function canonical(block: Block): unknown {
  switch (block.type) {
    case 'paragraph':
      return ['p', block.attrs?.textAlign ?? 'left', lettersOf(block.content ?? [])]
    case 'heading':
      return ['h', block.attrs.level, lettersOf(block.content ?? [])]
    case 'image':
      return ['i', block.attrs.blob, block.attrs.alt, block.attrs.width ?? null]
    case 'table':
      return [
        't',
        block.content.map((row) =>
          row.content.map((cell) => [
            cell.type,
            cell.attrs.colspan,
            cell.attrs.rowspan,
            cell.attrs.colwidth ?? null,
            cell.content.map(canonical),
          ]),
        ),
      ]
    default:
      return [block.type, block.content.map((item) => item.content.map(canonical))]
  }
}
const canonicalBody = ({ content }: Content): string => JSON.stringify(content.map(canonical))

function lettersOf(inlines: readonly Inline[]): readonly Letter[] {
  return inlines.flatMap((one) => {
    if (one.type === 'hardBreak') return ['break:\n']
    const href = one.marks?.flatMap((mark) => (mark.type === 'link' ? [mark.attrs.href] : []))[0] ?? null
    return Array.from(
      one.text,
      (letter) =>
        `${(one.marks ?? [])
          .map(({ type }) => type)
          .sort()
          .join()}${href ?? ''}:${letter}`,
    )
  })
}

/** Blocks without the lists around them, as a difference tells them. */
type Told = readonly [kind: string, ...rest: unknown[]]
function expected(content: readonly Block[], lists: readonly string[] = []): readonly Told[] {
  return content.flatMap((block): readonly Told[] => {
    switch (block.type) {
      case 'paragraph':
        return [['TEXT', lists, null, block.attrs?.textAlign ?? 'left', plain(lettersOf(block.content ?? []))]]
      case 'heading':
        return [['TEXT', lists, block.attrs.level, 'left', plain(lettersOf(block.content ?? []))]]
      case 'image':
        return [
          ['IMAGE', lists, block.attrs.blob, block.attrs.width ?? null, Array.from(block.attrs.alt, (letter) => `:${letter}`)],
        ]
      case 'table':
        return [
          [
            'TABLE',
            lists,
            block.content.map((row) =>
              row.content.map((cell) => [cell.type === 'tableHeader', cell.attrs.colspan, expected(cell.content)]),
            ),
          ],
        ]
      default:
        return block.content.flatMap((item) =>
          expected(item.content, [...lists, block.type === 'orderedList' ? 'ORDERED' : 'BULLET']),
        )
    }
  })
}
/** A segment does not tell a line break from its letter. */
const plain = (letters: readonly Letter[]): readonly Letter[] => letters.map((letter) => letter.replace('break:', ':'))

function spelled(segments: readonly DiffSegment[], side: Side): readonly Letter[] {
  const other = side === 'before' ? 'ADDED' : 'REMOVED'
  return segments.flatMap(({ kind, text, marks: set, href }) =>
    kind === other ? [] : Array.from(text, (letter) => `${set.join()}${href ?? ''}:${letter}`),
  )
}

/** One side of a difference, read as its contract says. */
function told(differences: readonly BlockDifference[], side: Side): readonly Told[] {
  const others = side === 'before' ? ['ADDED', 'MOVED_TO'] : ['REMOVED', 'MOVED_FROM']
  return differences.flatMap((one): readonly Told[] => {
    if (others.includes(one.change)) return []
    if (one.kind === 'TEXT') {
      const shape = one[side]
      return [['TEXT', shape?.lists, shape?.heading, shape?.align, spelled(one.segments, side)]]
    }
    if (one.kind === 'IMAGE') {
      const shape = one[side]
      return [['IMAGE', shape?.lists, shape?.blob, shape?.width, spelled(one.segments, side)]]
    }
    const rows = one.rows.filter(({ change }) => !others.includes(change))
    return [
      [
        'TABLE',
        one[side]?.lists,
        rows.map(({ cells }) =>
          cells.flatMap((cell) =>
            others.includes(cell.change) ? [] : [[cell[side]?.header, cell[side]?.colspan, told(cell.blocks, side)]],
          ),
        ),
      ],
    ]
  })
}

/** Whatever a difference calls the same has nothing in it that is different; what moved is told at both places. */
function expectHonest(differences: readonly BlockDifference[]): void {
  const moves = (change: string) => differences.filter((one) => one.change === change).map(({ pair }) => pair)
  expect(moves('MOVED_FROM').toSorted()).toEqual(moves('MOVED_TO').toSorted())
  for (const one of differences) {
    if (one.change === 'CHANGED') expect(one.changed).not.toEqual([])
    if (one.change === 'SAME') {
      expect(one.before).toEqual(one.after)
      expect(one.changed).toEqual([])
    }
    if (one.kind !== 'TABLE') {
      if (one.change === 'SAME') expect(one.segments.every(({ kind }) => kind === 'SAME')).toBe(true)
      if (one.changed.includes('TEXT') || one.changed.includes('ALT'))
        expect(one.segments.some(({ kind }) => kind !== 'SAME')).toBe(true)
      continue
    }
    for (const row of one.rows) {
      if (one.change === 'SAME') expect(row.change).toBe('SAME')
      for (const cell of row.cells) {
        if (row.change === 'SAME') expect(cell.change).toBe('SAME')
        if (cell.change === 'SAME') expect([cell.shapeChanged, differs(cell.blocks)]).toEqual([false, false])
        if (cell.change === 'CHANGED') expect(cell.shapeChanged || differs(cell.blocks)).toBe(true)
        expectHonest(cell.blocks)
      }
    }
  }
}

/** Small changes of one body that are tried. */
const MOST_NEARBY = 20

const compare = (earlier: Content, later: Content, budget: Budget = newBudget()): readonly BlockDifference[] =>
  blockDifferences(leavesOf(wholeOutline(earlier)), leavesOf(wholeOutline(later)), { budget, likeness: new Likeness() })

describe('differences of bodies', () => {
  it('both bodies can be read off a difference, whatever it may cost', () => {
    fc.assert(
      fc.property(
        pair,
        fc.constantFrom(
          null,
          { steps: 0, letters: 1_000, pairs: 0 },
          { steps: 20, letters: 1_000, pairs: 3 },
          { steps: 1_000, letters: 0, pairs: 0 },
        ),
        ([earlier, later], budget) => {
          const differences = compare(earlier, later, budget === null ? newBudget() : { ...budget })
          expect(told(differences, 'before')).toEqual(expected(earlier.content))
          expect(told(differences, 'after')).toEqual(expected(later.content))
          expectHonest(differences)
        },
      ),
      { numRuns: 500 },
    )
  })

  it('every small change shows', () => {
    fc.assert(
      fc.property(body, fc.nat(), (earlier, from) => {
        const all = [...nearby(earlier.content)]
        const some = all.slice(from % all.length).slice(0, MOST_NEARBY)
        const own = canonicalBody(earlier)
        for (const content of some) {
          const later: Content = { type: 'doc', content }
          expect(differs(compare(earlier, later))).toBe(own !== canonicalBody(later))
        }
      }),
      { numRuns: 150 },
    )
  })

  it('there is one where the bodies are different, and none where they are the same', () => {
    fc.assert(
      fc.property(pair, ([earlier, later]) => {
        expect(differs(compare(earlier, earlier))).toBe(false)
        expect(differs(compare(earlier, later))).toBe(canonicalBody(earlier) !== canonicalBody(later))
      }),
      { numRuns: 500 },
    )
  })
})
