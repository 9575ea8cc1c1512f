import { z } from 'zod'

/** The largest body: nodes and characters of a document of some hundred pages. */
export const MOST_NODES = 30_000
export const MOST_CHARACTERS = 1_000_000
/** How deep lists and tables may stand in each other; the official numbering has eight levels. */
const DEEPEST = 24

const mark = z.discriminatedUnion('type', [
  z.object({ type: z.enum(['bold', 'underline', 'strike', 'superscript', 'subscript']) }),
  z.object({
    type: z.literal('link'),
    attrs: z.object({
      href: z
        .string()
        .max(2_000)
        .regex(/^(https?:\/\/|mailto:)[^\s]+$/i),
    }),
  }),
])

const inline = z.discriminatedUnion('type', [
  z.object({ type: z.literal('text'), text: z.string().min(1).max(MOST_CHARACTERS), marks: z.array(mark).max(8).optional() }),
  z.object({ type: z.literal('hardBreak') }),
])
const inlines = z.array(inline).optional()
const textAlign = z.enum(['left', 'center', 'right']).nullish()
const cellAttrs = z
  .object({
    colspan: z.number().int().min(1).max(100).default(1),
    rowspan: z.number().int().min(1).max(1_000).default(1),
    colwidth: z.array(z.number().min(0).max(10_000)).nullish(),
  })
  .default({ colspan: 1, rowspan: 1 })

/** Letters with marks, and line breaks. */
export type Inline = z.infer<typeof inline>
export type Mark = z.infer<typeof mark>
export type CellAttrs = z.infer<typeof cellAttrs>

/** A block of a body, in the form in which the editor keeps it (ProseMirror JSON). */
export type Block =
  | {
      type: 'paragraph'
      attrs?: { textAlign?: 'left' | 'center' | 'right' | null | undefined } | undefined
      content?: Inline[] | undefined
    }
  | { type: 'heading'; attrs: { level: 1 | 2 | 3 }; content?: Inline[] | undefined }
  | { type: 'orderedList' | 'bulletList'; content: ListItem[] }
  | { type: 'table'; content: TableRow[] }
  | { type: 'image'; attrs: { blob: string; alt: string; width?: number | null | undefined } }
export interface ListItem {
  type: 'listItem'
  content: Block[]
}
export interface TableRow {
  type: 'tableRow'
  content: TableCell[]
}
export interface TableCell {
  type: 'tableCell' | 'tableHeader'
  attrs: CellAttrs
  content: Block[]
}
/** The body of a document. Numbering is not in it: the form gives 1. 가. 1) 가) (1) (가) ① ㉮ by depth (규칙 2①). */
export interface Content {
  type: 'doc'
  content: Block[]
}

const block: z.ZodType<Block> = z.lazy(() =>
  z.discriminatedUnion('type', [
    z.object({ type: z.literal('paragraph'), attrs: z.object({ textAlign }).optional(), content: inlines }),
    z.object({
      type: z.literal('heading'),
      attrs: z.object({ level: z.union([z.literal(1), z.literal(2), z.literal(3)]) }),
      content: inlines,
    }),
    z.object({
      type: z.enum(['orderedList', 'bulletList']),
      content: z.array(z.object({ type: z.literal('listItem'), content: z.array(block).min(1) })).min(1),
    }),
    z.object({
      type: z.literal('table'),
      content: z
        .array(
          z.object({
            type: z.literal('tableRow'),
            content: z.array(
              z.object({ type: z.enum(['tableCell', 'tableHeader']), attrs: cellAttrs, content: z.array(block).min(1) }),
            ),
          }),
        )
        .min(1),
    }),
    z.object({
      type: z.literal('image'),
      attrs: z.object({
        blob: z.string().regex(/^[0-9a-f]{64}$/),
        alt: z.string().trim().min(1).max(500),
        /** Millimetres on the page; null fits the text's width. */
        width: z.number().min(5).max(170).nullish(),
      }),
    }),
  ]),
)

/** Checks a body that came from outside: only known nodes and marks, safe addresses, and no more than a page can bear. */
export const contentSchema: z.ZodType<Content> = z
  .unknown()
  .superRefine((value, ctx) => {
    const problem = sizeProblem(value)
    if (problem !== null) ctx.addIssue({ code: 'custom', message: problem })
  })
  .pipe(z.object({ type: z.literal('doc'), content: z.array(block).min(1) }))

/** Counts before anything recursive looks at it, without recursion of its own. */
function sizeProblem(value: unknown): string | null {
  let nodes = 0
  let characters = 0
  const open: { value: unknown; depth: number }[] = [{ value, depth: 0 }]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { depth } = next
    if (typeof next.value !== 'object' || next.value === null) continue
    nodes += 1
    if (nodes > MOST_NODES) return `more than ${MOST_NODES} nodes`
    if (depth > DEEPEST) return `deeper than ${DEEPEST}`
    const node = next.value as { content?: unknown; text?: unknown }
    if (typeof node.text === 'string') characters += node.text.length
    if (characters > MOST_CHARACTERS) return `more than ${MOST_CHARACTERS} characters`
    if (Array.isArray(node.content)) for (const child of node.content) open.push({ value: child, depth: depth + 1 })
  }
  return null
}

/** A body with one empty paragraph. */
export const EMPTY_CONTENT: Content = { type: 'doc', content: [{ type: 'paragraph' }] }
