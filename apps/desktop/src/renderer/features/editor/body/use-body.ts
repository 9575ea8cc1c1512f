import { type Editor, useEditor } from '@tiptap/react'
import { useEffect, useRef } from 'react'
import type { DraftKeeper } from '../draft/draft-keeper.ts'
import type { Content } from '../draft/types.ts'
import { cleanPaste } from './clean-paste.ts'
import { bodyExtensions } from './extensions.ts'
import { sliceOfText } from './slice-of-text.ts'
import { toContent } from './to-content.ts'

export interface BodyInput {
  readonly keeper: DraftKeeper
  readonly documentId: string
  /** The content at the start, and after each new generation. */
  readonly content: Content
  readonly generation: number
  readonly writes: boolean
  readonly label: string
  readonly placeholder: string
  /** Escape leads from the body to here. */
  readonly leave: () => void
  /** Pictures of pasted text that were left out. */
  readonly onLeftOut: (count: number) => void
  /** A picture file was pasted or dropped. */
  readonly onPicture: (file: File) => void
}

/** Keystrokes within this time are read off the editor at once; a long body takes some milliseconds each time. */
const READ_PAUSE = 120

export interface Body {
  readonly editor: Editor
  /** Hands what was typed last to the keeper now. */
  readonly settle: () => void
}

/** The editor of a body, wired to its keeper. */
export function useBody(input: BodyInput): Body {
  const { keeper, documentId, content, generation, writes, label, placeholder } = input
  const latest = useRef(input)
  latest.current = input
  const pending = useRef<ReturnType<typeof setTimeout> | null>(null)
  const current = useRef<Editor | null>(null)
  const settle = useRef(() => {
    if (pending.current === null) return
    clearTimeout(pending.current)
    pending.current = null
    if (current.current !== null) keeper.change({ body: toContent(current.current.getJSON()) })
  }).current
  const pictureOf = (files: FileList | undefined): File | undefined =>
    [...(files ?? [])].find((file) => file.type === 'image/png' || file.type === 'image/jpeg')
  const editor = useEditor(
    {
      extensions: bodyExtensions({
        urlOf: (blob) => `/files/drafts/${encodeURIComponent(documentId)}/images/${blob}`,
        leave: () => latest.current.leave(),
      }),
      content: structuredClone(content) as object,
      injectCSS: false,
      editable: writes,
      shouldRerenderOnTransaction: false,
      editorProps: {
        attributes: {
          class: 'body',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          'data-placeholder': placeholder,
          spellcheck: 'false',
        },
        transformPastedHTML: (html) => {
          const clean = cleanPaste(html)
          if (clean.picturesLeftOut > 0) latest.current.onLeftOut(clean.picturesLeftOut)
          return clean.html
        },
        clipboardTextParser: (text, _context, _plain, view) => sliceOfText(text, view.state.schema),
        handlePaste: (_view, event) => {
          const file = event.clipboardData?.types.includes('text/html') ? undefined : pictureOf(event.clipboardData?.files)
          if (file !== undefined) latest.current.onPicture(file)
          return file !== undefined
        },
        handleDrop: (_view, event) => {
          const file = pictureOf(event.dataTransfer?.files)
          if (file !== undefined) latest.current.onPicture(file)
          return file !== undefined
        },
      },
      onUpdate: () => {
        pending.current ??= setTimeout(settle, READ_PAUSE)
      },
    },
    [keeper, generation],
  )
  current.current = editor
  useEffect(() => {
    if (editor.isEditable !== writes) editor.setEditable(writes, false)
  }, [editor, writes])
  useEffect(() => {
    window.addEventListener('pagehide', settle)
    return () => {
      window.removeEventListener('pagehide', settle)
      settle()
    }
  }, [settle])
  return { editor, settle }
}
