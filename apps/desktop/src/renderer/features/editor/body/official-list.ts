import { type Editor, InputRule, type Range } from '@tiptap/core'
import { OrderedList } from '@tiptap/extension-list'
import type { ResolvedPos } from '@tiptap/pm/model'
import { readMark } from './numbering.ts'

const TYPED_MARK = /^\s?(\(?(?:1|가)[.)]|①|㉮)\s$/

/** How many numbered lists stand around a place: 0 outside of any. */
export function listDepth($at: ResolvedPos): number {
  let depth = 0
  for (let d = $at.depth; d > 0; d -= 1) if ($at.node(d).type.name === 'orderedList') depth += 1
  return depth
}

/** Brings the item under the cursor to the level that was typed, as far as its neighbours allow; outside of a list starts one. */
function takeMark(editor: Editor, range: Range, typed: string): void {
  const level = readMark(typed)?.depth ?? 0
  const inside = listDepth(editor.state.selection.$from)
  const chain = editor.chain().deleteRange(range)
  if (inside === 0) chain.toggleOrderedList().run()
  else {
    chain.run()
    for (let at = inside - 1; at > level; at -= 1) editor.commands.liftListItem('listItem')
    if (level > inside - 1) editor.commands.sinkListItem('listItem')
  }
}

/**
 * Numbered items. The numbers are not in the text: depth gives 1. 가. 1) 가) (1) (가) ① ㉮ (규칙 2①), drawn by CSS counters
 * here and by the form in print. Typing a first mark and a space begins a list, or sets the level inside of one.
 */
export const OfficialList = OrderedList.extend({
  addAttributes: () => ({}),
  renderHTML: () => ['ol', 0],
  addProseMirrorPlugins: () => [],
  addInputRules() {
    const { editor } = this
    return [
      new InputRule({
        find: TYPED_MARK,
        handler: ({ range, match, state }) => {
          const typed = match[1]
          const { $from } = state.selection
          const atItemStart = $from.parent.type.name === 'paragraph'
          if (typed === undefined || !atItemStart) return null
          // After the rule's own transaction: the commands need the state that it leaves.
          queueMicrotask(() => takeMark(editor, { from: range.from, to: editor.state.selection.from }, typed))
          return undefined
        },
      }),
    ]
  },
})
