// @vitest-environment happy-dom
import { Editor, type JSONContent } from '@tiptap/core'
import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import { z } from 'zod'
import type { Block, Content } from '../draft/types.ts'
import { cleanPaste } from './clean-paste.ts'
import { bodyExtensions } from './extensions.ts'
import { blocksOfText } from './paste-text.ts'
import { toContent } from './to-content.ts'

const BLOB = 'a'.repeat(64)
let editor: Editor | null = null

function open(content: JSONContent | string = ''): Editor {
  editor = new Editor({
    extensions: bodyExtensions({ urlOf: (blob) => `/x/${blob}`, leave: () => undefined }),
    content,
    injectCSS: false,
  })
  return editor
}
afterEach(() => {
  editor?.destroy()
  editor = null
})
const body = (): Content => toContent(editor?.getJSON() ?? {})
const text = (value: string): JSONContent => ({ type: 'text', text: value })
const p = (value: string): Block => ({ type: 'paragraph', content: [{ type: 'text', text: value }] })

/** The server's contract once more, by structure and without tolerance: the page knows the server as a type only. */
const mark = z.discriminatedUnion('type', [
  z.strictObject({ type: z.enum(['bold', 'underline', 'strike', 'superscript', 'subscript']) }),
  z.strictObject({
    type: z.literal('link'),
    attrs: z.strictObject({
      href: z
        .string()
        .max(2_000)
        .regex(/^(https?:\/\/|mailto:)[^\s]+$/i),
    }),
  }),
])
const inline = z.discriminatedUnion('type', [
  z.strictObject({ type: z.literal('text'), text: z.string().min(1), marks: z.array(mark).min(1).max(8).optional() }),
  z.strictObject({ type: z.literal('hardBreak') }),
])
const inlines = z.array(inline).min(1).optional()
const span = z.number().int().min(1)
const block: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.strictObject({
      type: z.literal('paragraph'),
      attrs: z.strictObject({ textAlign: z.enum(['left', 'center', 'right']) }).optional(),
      content: inlines,
    }),
    z.strictObject({
      type: z.literal('heading'),
      attrs: z.strictObject({ level: z.union([z.literal(1), z.literal(2), z.literal(3)]) }),
      content: inlines,
    }),
    z.strictObject({
      type: z.enum(['orderedList', 'bulletList']),
      content: z.array(z.strictObject({ type: z.literal('listItem'), content: z.array(block).min(1) })).min(1),
    }),
    z.strictObject({
      type: z.literal('table'),
      content: z
        .array(
          z.strictObject({
            type: z.literal('tableRow'),
            content: z.array(
              z.strictObject({
                type: z.enum(['tableCell', 'tableHeader']),
                attrs: z.strictObject({ colspan: span, rowspan: span, colwidth: z.array(z.number()).optional() }),
                content: z.array(block).min(1),
              }),
            ),
          }),
        )
        .min(1),
    }),
    z.strictObject({
      type: z.literal('image'),
      attrs: z.strictObject({
        blob: z.string().regex(/^[0-9a-f]{64}$/),
        alt: z.string().min(1),
        width: z.number().min(5).max(170).optional(),
      }),
    }),
  ]),
)
const contract: z.ZodType<Content> = z.strictObject({ type: z.literal('doc'), content: z.array(block).min(1) })

describe('what the editor makes is what the server takes', () => {
  const words = fc.string({ minLength: 1, maxLength: 8, unit: 'grapheme' })
  const marks = fc.subarray([
    { type: 'bold' },
    { type: 'underline' },
    { type: 'strike' },
    { type: 'superscript' },
    { type: 'link', attrs: { href: 'https://hanbit.go.kr/a' } },
    { type: 'link', attrs: { href: 'javascript:alert(1)' } },
  ])
  const run = fc.oneof(
    fc.record({ type: fc.constant('text'), text: words, marks }),
    fc.constant<JSONContent>({ type: 'hardBreak' }),
  )
  const { node } = fc.letrec<{ node: JSONContent }>((tie) => {
    const paragraph = fc.record({
      type: fc.constant('paragraph'),
      attrs: fc.record({ textAlign: fc.constantFrom(null, 'center', 'right', 'left') }),
      content: fc.array(run, { maxLength: 3 }),
    })
    const blocks = fc.array(tie('node'), { maxLength: 2 })
    const item = fc.tuple(paragraph, blocks).map(([first, rest]) => ({ type: 'listItem', content: [first, ...rest] }))
    const cell = fc.record({
      type: fc.constantFrom('tableCell', 'tableHeader'),
      attrs: fc.record({
        colspan: fc.constant(1),
        rowspan: fc.constant(1),
        colwidth: fc.constant(null),
        align: fc.constant(null),
      }),
      content: fc.tuple(paragraph, blocks).map(([first, rest]) => [first, ...rest]),
    })
    const row = fc.record({ type: fc.constant('tableRow'), content: fc.array(cell, { minLength: 2, maxLength: 2 }) })
    return {
      node: fc.oneof(
        { depthSize: 'small', withCrossShrink: true },
        paragraph,
        fc.record({
          type: fc.constant('heading'),
          attrs: fc.record({ level: fc.constantFrom(1, 2, 3) }),
          content: fc.array(run, { maxLength: 2 }),
        }),
        fc.record({
          type: fc.constant('image'),
          attrs: fc.record({
            blob: fc.constantFrom(BLOB, 'https://evil.example/x.png'),
            alt: fc.constant('그림'),
            width: fc.constantFrom(null, 80),
          }),
        }),
        fc.record({
          type: fc.constantFrom('orderedList', 'bulletList'),
          content: fc.array(item, { minLength: 1, maxLength: 3 }),
        }),
        fc.record({ type: fc.constant('table'), content: fc.array(row, { minLength: 1, maxLength: 2 }) }),
      ),
    }
  })

  test('for any document', () => {
    fc.assert(
      fc.property(fc.array(node, { minLength: 1, maxLength: 5 }), (content) => {
        open({ type: 'doc', content })
        const made = body()
        expect(contract.parse(made)).toEqual(made)
        editor?.commands.setContent(made as JSONContent)
        expect(body()).toEqual(made)
        editor?.destroy()
      }),
      { numRuns: 40 },
    )
  })

  test('an empty body is one paragraph; the filler behind a table is not part of it', () => {
    open()
    expect(body()).toEqual({ type: 'doc', content: [{ type: 'paragraph' }] })
    editor?.commands.insertTable({ rows: 2, cols: 2, withHeaderRow: true })
    expect(body().content.map(({ type }) => type)).toEqual(['table'])
    expect(contract.safeParse(body()).success).toBe(true)
    editor?.commands.setContent('<table><tr><td colwidth="120"><p>가</p></td></tr></table><p></p>')
    expect(body().content).toMatchObject([{ content: [{ content: [{ attrs: { colwidth: [120] } }] }] }])
    expect(contract.safeParse(body()).success).toBe(true)
  })
})

describe('writing a list', () => {
  /** Types as a person does: each character by the view's input handling. */
  const type = async (typed: string): Promise<void> => {
    for (const character of typed) {
      const view = editor?.view
      if (view === undefined) return
      const { from, to } = view.state.selection
      const insert = () => view.state.tr.insertText(character, from, to)
      const taken = view.someProp('handleTextInput', (handle) => handle(view, from, to, character, insert))
      if (taken !== true) view.dispatch(insert())
      await Promise.resolve()
    }
  }
  const press = (key: string, shiftKey = false): boolean => {
    const view = editor?.view
    const event = new KeyboardEvent('keydown', { key, shiftKey })
    return view?.someProp('handleKeyDown', (handle) => handle(view, event)) === true
  }

  test.each(['1. ', '가. ', '(1) ', '① '])('%s begins one', async (start) => {
    open()
    await type(`${start}추진 배경`)
    expect(body().content).toEqual([{ type: 'orderedList', content: [{ type: 'listItem', content: [p('추진 배경')] }] }])
  })

  test('a date does not', async () => {
    open()
    await type('2026. 7. 15. 시행')
    expect(body().content).toEqual([p('2026. 7. 15. 시행')])
  })

  test('Enter, Tab, Shift+Tab and a typed mark change items and levels', async () => {
    open()
    await type('1. 하나')
    press('Enter')
    await type('둘')
    expect(press('Tab')).toBe(true)
    press('Enter')
    await type('가. 셋')
    press('Enter')
    await type('넷')
    expect(press('Tab', true)).toBe(true)
    expect(body().content).toEqual([
      {
        type: 'orderedList',
        content: [
          {
            type: 'listItem',
            content: [
              p('하나'),
              { type: 'orderedList', content: ['둘', '셋'].map((item) => ({ type: 'listItem', content: [p(item)] })) },
            ],
          },
          { type: 'listItem', content: [p('넷')] },
        ],
      },
    ])
  })

  test('Enter on an empty item leads out, Backspace at the start of an item takes its mark', async () => {
    open()
    await type('1. 하나')
    press('Enter')
    press('Enter')
    await type('본문')
    expect(body().content.map((each) => each.type)).toEqual(['orderedList', 'paragraph'])
    open()
    await type('1. 하나')
    editor?.commands.setTextSelection(3)
    press('Backspace')
    expect(body().content).toEqual([p('하나')])
  })

  test('Tab on the first item stays in the list and changes nothing', async () => {
    open()
    await type('1. 하나')
    const before = body()
    expect(press('Tab')).toBe(true)
    expect(body()).toEqual(before)
  })
})

describe('pasting', () => {
  const paste = (html: string): Content => {
    open()
    editor?.view.pasteHTML(cleanPaste(html).html)
    return body()
  }

  test.each([
    ['<p>앞<script>alert(1)</script>뒤</p>', '앞뒤'],
    ['<p onclick="alert(1)" style="background:url(javascript:alert(1))">글</p>', '글'],
    ['<p><a href="javascript:alert(1)">글</a></p>', '글'],
    ['<p><a href=" jAvAsCrIpT:alert(1)">글</a></p>', '글'],
    ['<p><a href="data:text/html,x">글</a></p>', '글'],
    ['<style>p{color:red}</style><p>글</p>', '글'],
    ['<p>글<img src="https://evil.example/track.gif" onerror="alert(1)"></p>', '글'],
    ['<p>글<img src=x data-blob="../../etc"></p>', '글'],
    ['<p>글</p><object data="x"></object><embed src="x">', '글'],
    ['<p>글<span style="display:none">숨은</span><!-- 주석 --></p>', '글'],
    ['<p>글<o:p></o:p>\u200b</p>', '글'],
    ['<form><input value="x"><button>b</button></form><p>글</p>', '글'],
  ])('%s', (html, expected) => {
    const made = paste(html)
    expect(contract.safeParse(made).success).toBe(true)
    expect(made.content.filter((each) => each.type !== 'paragraph' || each.content !== undefined)).toEqual([p(expected)])
  })

  test('pictures that lie elsewhere are counted', () => {
    expect(cleanPaste('<img src="https://a/b.png"><img src="file:///c.png"><p>x</p>').picturesLeftOut).toBe(2)
    expect(cleanPaste(`<img data-blob="${BLOB}" alt="그림" src="https://evil.example/x.png">`)).toEqual({
      html: `<img data-blob="${BLOB}" alt="그림">`,
      picturesLeftOut: 0,
    })
  })

  test('marks stay, looks go', () => {
    const made = paste(
      '<p><b>굵게</b><span style="font-weight:700;color:red;font-size:40pt"> 굵게</span><u>밑줄</u><s>지움</s>m<sup>2</sup></p>',
    )
    expect(made.content).toEqual([
      {
        type: 'paragraph',
        content: [
          { type: 'text', text: '굵게 굵게', marks: [{ type: 'bold' }] },
          { type: 'text', text: '밑줄', marks: [{ type: 'underline' }] },
          { type: 'text', text: '지움', marks: [{ type: 'strike' }] },
          text('m'),
          { type: 'text', text: '2', marks: [{ type: 'superscript' }] },
        ],
      },
    ])
  })

  test.each(['0', '-1', '101', '5000', 'x', '1.5', '1e3', ''])('a cell over %j columns and rows is one cell', (count) => {
    const made = paste(`<table><tr><td colspan="${count}" rowspan="${count}0000">가</td></tr></table>`)
    const cell = { type: 'tableCell', attrs: { colspan: 1, rowspan: 1 }, content: [p('가')] }
    expect(made.content).toEqual([{ type: 'table', content: [{ type: 'tableRow', content: [cell] }] }])
  })

  test('a table keeps its cells, joined ones too', () => {
    const made = paste(
      '<table><colgroup><col width=64></colgroup><tr><th colspan=2>구분</th></tr><tr><td rowspan=1>가</td><td><p class=MsoNormal>나</p></td></tr></table>',
    )
    const cells = { colspan: 1, rowspan: 1 }
    expect(made.content).toEqual([
      {
        type: 'table',
        content: [
          { type: 'tableRow', content: [{ type: 'tableHeader', attrs: { colspan: 2, rowspan: 1 }, content: [p('구분')] }] },
          {
            type: 'tableRow',
            content: [
              { type: 'tableCell', attrs: cells, content: [p('가')] },
              { type: 'tableCell', attrs: cells, content: [p('나')] },
            ],
          },
        ],
      },
    ])
  })

  const nested = [
    {
      type: 'orderedList',
      content: [
        {
          type: 'listItem',
          content: [p('하나'), { type: 'orderedList', content: [{ type: 'listItem', content: [p('둘')] }] }],
        },
        { type: 'listItem', content: [p('셋')] },
      ],
    },
  ]

  test('lists of a word processor become lists', () => {
    const item = (level: number, label: string, words: string) =>
      `<p class=MsoListParagraph style='margin-left:20pt;mso-list:l0 level${level} lfo1'><![if !supportLists]><span lang=EN-US style='mso-list:Ignore'>${label}<span>&nbsp;&nbsp;</span></span><![endif]>${words}<o:p></o:p></p>`
    expect(paste(`<body>${item(1, '1.', '하나')}${item(2, '가.', '둘')}${item(1, '2.', '셋')}</body>`).content).toEqual(nested)
  })

  test('marks that were written become lists, in paragraphs and in plain text', () => {
    expect(paste('<p class=HStyle0><span>1. 하</span>나</p><p>&nbsp; 가. 둘</p><p>2.&nbsp;셋</p>').content).toEqual(nested)
    open({ type: 'doc', content: [...blocksOfText('1. 하나\r\n  가. 둘\r\n2. 셋')] })
    expect(body().content).toEqual(nested)
  })

  test('any markup leaves something that the server takes', () => {
    const tag = fc.constantFrom(
      'p',
      'div',
      'li',
      'ul',
      'ol',
      'table',
      'tr',
      'td',
      'span',
      'a',
      'img',
      'script',
      'svg',
      'b',
      'h1',
      'h6',
      'pre',
      'blockquote',
    )
    const piece = fc.tuple(
      tag,
      fc.boolean(),
      fc.constantFrom(
        '',
        ' style="mso-list:l0 level9 lfo1"',
        ' href="javascript:x"',
        ' colspan=0',
        ' rowspan=0 colspan=5000',
        ' rowspan=-1',
        ' start=-3',
      ),
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 25 }), (pieces) => {
        const html = pieces.map(([name, closes, more]) => (closes ? `</${name}>` : `<${name}${more}>글`)).join('')
        const made = paste(html)
        expect(contract.safeParse(made).error?.issues).toBeUndefined()
        editor?.destroy()
      }),
      { numRuns: 100 },
    )
  })
})
