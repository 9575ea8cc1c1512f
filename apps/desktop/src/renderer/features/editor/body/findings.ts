import { Extension } from '@tiptap/core'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import { Decoration, DecorationSet } from '@tiptap/pm/view'

/** A stretch of the body that something was found in. */
export interface Found {
  readonly id: string
  readonly from: number
  readonly to: number
  /** PERSONAL: a value that looks like personal data. FONT: characters that the form's fonts do not have. */
  readonly kind: 'PERSONAL' | 'FONT'
  /** What it is, in words: shown as a title. */
  readonly label: string
}

const key = new PluginKey<DecorationSet>('findings')

declare module '@tiptap/core' {
  interface Commands<ReturnType> {
    findings: {
      /** Marks these stretches and no others. */
      showFindings: (found: readonly Found[]) => ReturnType
    }
  }
}

/** Marks in the text what the checker found; the marks move with the text and go when it is changed. */
export const Findings = Extension.create({
  name: 'findings',
  addProseMirrorPlugins: () => [
    new Plugin<DecorationSet>({
      key,
      state: {
        init: () => DecorationSet.empty,
        apply: (transaction, set) => {
          const found: readonly Found[] | undefined = transaction.getMeta(key)
          if (found === undefined) return set.map(transaction.mapping, transaction.doc)
          const size = transaction.doc.content.size
          const marks = found
            .filter(({ from, to }) => from < to && to <= size)
            .map(({ id, from, to, kind, label }) =>
              Decoration.inline(from, to, { class: 'finding', 'data-kind': kind, title: label }, { id, inclusiveEnd: false }),
            )
          return DecorationSet.create(transaction.doc, marks)
        },
      },
      props: { decorations: (state) => key.getState(state) },
    }),
  ],
  addCommands: () => ({
    showFindings:
      (found) =>
      ({ tr, dispatch }) => {
        dispatch?.(tr.setMeta(key, found).setMeta('addToHistory', false))
        return true
      },
  }),
})

/** Where a finding is now; null when its text is gone. */
export function placeOf(set: DecorationSet | undefined, id: string): { from: number; to: number } | null {
  const [mark] = set?.find(undefined, undefined, (spec) => spec['id'] === id) ?? []
  return mark === undefined ? null : { from: mark.from, to: mark.to }
}

export const findingsKey = key
