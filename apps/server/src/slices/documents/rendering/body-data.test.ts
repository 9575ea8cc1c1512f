import { describe, expect, it } from 'vitest'
import type { Block } from '../content.ts'
import { type BlockData, bodyData } from './body-data.ts'
import { outline } from './outline.ts'

const p = (text: string): Block =>
  text === '' ? { type: 'paragraph' } : { type: 'paragraph', content: [{ type: 'text', text }] }
const list = (...items: Block[][]): Block => ({
  type: 'orderedList',
  content: items.map((content) => ({ type: 'listItem', content })),
})
const table = (...rows: string[][]): Block => ({
  type: 'table',
  content: rows.map((row, y) => ({
    type: 'tableRow',
    content: row.map((text) => ({
      type: y === 0 ? 'tableHeader' : 'tableCell',
      attrs: { colspan: 1, rowspan: 1 },
      content: [p(text)],
    })),
  })),
})
const data = (closing: boolean, ...content: Block[]) => bodyData(outline({ type: 'doc', content }), closing)
const ends = (block: BlockData | undefined): boolean => JSON.stringify(block ?? null).includes('"t":"end"')
const tableOf = (block: BlockData | undefined) => {
  if (block?.k !== 'table') throw new Error('no table')
  return block
}

describe('끝 (규칙 4⑤)', () => {
  it('stands after the last letter, empty paragraphs behind it left out', () => {
    const { blocks, end } = data(true, p('하나'), p('둘'), p(''), p(''))
    expect(end).toBe('BESIDE')
    expect(blocks.map(ends)).toEqual([false, true])
  })

  it('stands after the last letter of the last, deepest item', () => {
    const { blocks, end } = data(true, list([p('하나')], [p('둘'), list([p('가')], [p('나')])]))
    expect(end).toBe('BESIDE')
    const [top] = blocks
    const inner = top?.k === 'list' ? top.items[1]?.b[1] : undefined
    expect(inner?.k === 'list' ? inner.items.map(({ b }) => ends(b[0])) : null).toEqual([false, true])
  })

  it('stands below a table that is filled to its last row, and below a picture', () => {
    expect(data(true, p('다음'), table(['이름'], ['하나'])).end).toBe('BELOW')
    expect(data(true, { type: 'image', attrs: { blob: 'a'.repeat(64), alt: '그림' } }).end).toBe('BELOW')
  })

  it('is not there where a table ends midway: the first empty cell says 이하 빈칸', () => {
    const { blocks, end } = data(true, table(['이름', '비고'], ['하나', ''], ['', ''], ['', '']))
    expect(end).toBe('NONE')
    expect(JSON.stringify(tableOf(blocks[0]).rows.map((row) => row.map(({ b }) => b))).match(/이하 빈칸/g)).toHaveLength(1)
    expect(JSON.stringify(tableOf(blocks[0]).rows[2]?.[0])).toContain('이하 빈칸')
  })

  it('is left to the attachments where there are some', () => {
    expect(data(false, p('하나')).blocks.some(ends)).toBe(false)
  })
})

describe('a body as the form prints it', () => {
  it('gives its only item no mark, and two their marks', () => {
    const marks = (...blocks: Block[]) =>
      data(false, ...blocks).blocks.flatMap((block) => (block.k === 'list' ? block.items.map(({ m }) => m) : []))
    expect(marks(list([p('하나')]))).toEqual([null])
    expect(marks(list([p('하나')], [p('둘')]))).toEqual(['1.', '2.'])
    expect(marks(list([p('하나')]), p('사이'), list([p('둘')]))).toEqual(['1.', '1.'])
  })

  it('cuts spans off where their table ends, so that no table can break the form', () => {
    const wide = (attrs: { colspan: number; rowspan: number }): Block => ({
      type: 'table',
      content: [
        { type: 'tableRow', content: [{ type: 'tableHeader', attrs, content: [p('머리')] }] },
        { type: 'tableRow', content: [{ type: 'tableCell', attrs: { colspan: 1, rowspan: 9 }, content: [p('칸')] }] },
      ],
    })
    const read = tableOf(data(false, wide({ colspan: 3, rowspan: 1 })).blocks[0])
    expect(read.cols).toHaveLength(3)
    expect(read.rows[1]?.[0]).toMatchObject({ rs: 1, cs: 1 })
    // A head that reaches into the body is no head that can be repeated.
    expect(tableOf(data(false, wide({ colspan: 1, rowspan: 2 })).blocks[0]).head).toBe(0)
  })

  it('sets numbers at the right and keeps the widths that were drawn', () => {
    const read = tableOf(data(false, table(['항목', '금액'], ['도구', '23,560'], ['합계', '-1.5%'])).blocks[0])
    expect(read.rows.slice(1).map((row) => row.map(({ r }) => r))).toEqual([
      [false, true],
      [false, true],
    ])
    expect(read.head).toBe(1)
  })
})
