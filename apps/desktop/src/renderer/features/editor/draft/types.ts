import type { AppRouter } from '@onmaru/server/router'
import type { inferRouterOutputs } from '@trpc/server'

type Answers = inferRouterOutputs<AppRouter>

/** A draft as the server keeps it. */
export type Draft = Answers['documents']['draft']
/** Everything that a drafter decides. */
export type DraftForm = Draft['form']
/** The body, exactly as the server takes it. */
export type Content = DraftForm['body']
export type Block = Content['content'][number]
export type Paragraph = Extract<Block, { type: 'paragraph' }>
export type Inline = NonNullable<Paragraph['content']>[number]
export type InlineMark = NonNullable<Extract<Inline, { type: 'text' }>['marks']>[number]
export type ListItem = Extract<Block, { type: 'orderedList' | 'bulletList' }>['content'][number]
export type TableRow = Extract<Block, { type: 'table' }>['content'][number]
export type TableCell = TableRow['content'][number]
export type Attachment = Draft['attachments'][number]
export type CheckFinding = Answers['documents']['check'][number]
export type UnitTask = Answers['classification']['tasks'][number]
