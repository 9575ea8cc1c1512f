import { type ChainedCommands, InputRule } from '@tiptap/core'
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
function takeMark(chain: ChainedCommands, inside: number, typed: string): boolean {
  if (inside === 0) return chain.toggleOrderedList().run()
  const level = readMark(typed)?.depth ?? 0
  if (level > inside - 1) return chain.command(({ commands }) => commands.sinkListItem('listItem') || true).run()
  let lifted = chain
  for (let at = inside - 1; at > level; at -= 1) lifted = lifted.liftListItem('listItem')
  return lifted.run()
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
    return [
      new InputRule({
        find: TYPED_MARK,
        handler: ({ range, match, state, chain }) => {
          const { $from } = state.selection
          if ($from.parent.type.name !== 'paragraph') return
          takeMark(chain().deleteRange(range), listDepth($from), match[1] ?? '')
        },
      }),
    ]
  },
})
