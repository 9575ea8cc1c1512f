import { Fragment, type Schema, Slice } from '@tiptap/pm/model'
import { blocksOfText } from './paste-text.ts'

/** Pasted plain text for the editor: open at both ends, so that a single line stays in the paragraph where it is put. */
export function sliceOfText(text: string, schema: Schema): Slice {
  const blocks = blocksOfText(text).map((block) => schema.nodeFromJSON(block))
  return Slice.maxOpen(Fragment.from(blocks), blocks.length > 1)
}
