import { type Editor, useEditorState } from '@tiptap/react'
import { useTranslation } from 'react-i18next'
import { markOf } from './body/numbering.ts'
import { outlineOf } from './body/texts.ts'

/** Headings and items of the body; choosing one puts the cursor there. */
export function Outline({ editor }: { readonly editor: Editor }) {
  const { t } = useTranslation('editor')
  const lines = useEditorState({
    editor,
    selector: ({ editor: now }) => outlineOf(now.state.doc, markOf),
    equalityFn: (a, b) => JSON.stringify(a) === JSON.stringify(b),
  })
  return (
    <nav className="outline" aria-label={t('outline.label')}>
      <h2 className="side-title">{t('outline.label')}</h2>
      {lines.length === 0 && <p className="side-quiet">{t('outline.empty')}</p>}
      <ul>
        {lines.map(({ at, level, mark, text }) => (
          <li key={at} data-level={level}>
            <button
              type="button"
              className="outline-line"
              onClick={() => editor.chain().focus().setTextSelection(at).scrollIntoView().run()}
            >
              {mark !== null && <span className="outline-mark">{mark}</span>}
              <span className="outline-text">{text}</span>
            </button>
          </li>
        ))}
      </ul>
    </nav>
  )
}
