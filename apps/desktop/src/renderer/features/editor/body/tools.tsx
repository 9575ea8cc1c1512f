import { type Editor, useEditorState } from '@tiptap/react'
import { useTranslation } from 'react-i18next'
import { Button } from '../../../ui/button.tsx'
import type { IconName } from '../../../ui/icon.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu } from '../../../ui/menu.tsx'
import { Toolbar, ToolbarLine } from '../../../ui/toolbar.tsx'
import { TableMenu } from './table-menu.tsx'
import './tools.css'

export interface ToolsProps {
  readonly editor: Editor
  readonly writes: boolean
  readonly onLink: () => void
  readonly onPicture: () => void
}

const HEADINGS = [1, 2, 3] as const
const MARKS = [
  { id: 'bold', icon: 'bold', keys: 'Mod+b', toggle: (editor: Editor) => editor.chain().focus().toggleBold().run() },
  {
    id: 'underline',
    icon: 'underline',
    keys: 'Mod+u',
    toggle: (editor: Editor) => editor.chain().focus().toggleUnderline().run(),
  },
  { id: 'strike', icon: 'strike', keys: 'Mod+Shift+s', toggle: (editor: Editor) => editor.chain().focus().toggleStrike().run() },
  { id: 'superscript', icon: 'superscript', toggle: (editor: Editor) => editor.chain().focus().toggleMark('superscript').run() },
  { id: 'subscript', icon: 'subscript', toggle: (editor: Editor) => editor.chain().focus().toggleMark('subscript').run() },
] as const satisfies readonly { id: string; icon: IconName; keys?: string; toggle: (editor: Editor) => boolean }[]
const ALIGNMENTS = [
  { id: 'alignLeft', value: null },
  { id: 'alignCenter', value: 'center' },
  { id: 'alignRight', value: 'right' },
] as const

/** The one row of tools of the body; one stop for Tab, arrow keys inside, Escape in the body leads here. */
export function Tools({ editor, writes, onLink, onPicture }: ToolsProps) {
  const { t } = useTranslation('editor')
  const at = useEditorState({
    editor,
    selector: ({ editor: now }) => ({
      undo: now.can().undo(),
      redo: now.can().redo(),
      heading: HEADINGS.find((level) => now.isActive('heading', { level })) ?? null,
      marks: MARKS.filter(({ id }) => now.isActive(id)).map(({ id }) => id as string),
      align: (now.getAttributes('paragraph')['textAlign'] ?? null) as string | null,
      ordered: now.isActive('orderedList'),
      bullets: now.isActive('bulletList'),
      item: now.isActive('listItem'),
      link: now.isActive('link'),
      picture: now.isActive('image'),
      table: now.isActive('table'),
    }),
  })
  const off = !writes
  const style = at.heading === null ? t('tools.paragraph') : t('tools.heading', { level: at.heading })
  return (
    <Toolbar label={t('tools.label')}>
      <IconButton
        icon="undo"
        label={t('tools.undo')}
        keys="Mod+z"
        isDisabled={off || !at.undo}
        onPress={() => editor.chain().focus().undo().run()}
      />
      <IconButton
        icon="redo"
        label={t('tools.redo')}
        keys="Mod+Shift+z"
        isDisabled={off || !at.redo}
        onPress={() => editor.chain().focus().redo().run()}
      />
      <ToolbarLine />
      <Menu
        label={t('tools.style')}
        trigger={
          <Button variant="quiet" isDisabled={off} aria-label={`${t('tools.style')}: ${style}`}>
            {style}
          </Button>
        }
        acts={[
          [
            { id: 'p', label: t('tools.paragraph'), run: () => editor.chain().focus().setParagraph().run() },
            ...HEADINGS.map((level) => ({
              id: `h${level}`,
              label: t('tools.heading', { level }),
              run: () => editor.chain().focus().setHeading({ level }).run(),
            })),
          ],
        ]}
      />
      <ToolbarLine />
      {MARKS.map((mark) => (
        <IconButton
          key={mark.id}
          icon={mark.icon}
          label={t(`tools.${mark.id}`)}
          {...('keys' in mark ? { keys: mark.keys } : {})}
          pressed={at.marks.includes(mark.id)}
          isDisabled={off}
          onPress={() => mark.toggle(editor)}
        />
      ))}
      <ToolbarLine />
      {ALIGNMENTS.map(({ id, value }) => (
        <IconButton
          key={id}
          icon={id}
          label={t(`tools.${id}`)}
          pressed={at.align === value}
          isDisabled={off}
          onPress={() => editor.chain().focus().updateAttributes('paragraph', { textAlign: value }).run()}
        />
      ))}
      <ToolbarLine />
      <IconButton
        icon="numbered"
        label={t('tools.ordered')}
        pressed={at.ordered}
        isDisabled={off}
        onPress={() => editor.chain().focus().toggleOrderedList().run()}
      />
      <IconButton
        icon="bullets"
        label={t('tools.bullets')}
        pressed={at.bullets}
        isDisabled={off}
        onPress={() => editor.chain().focus().toggleBulletList().run()}
      />
      <IconButton
        icon="outdent"
        label={t('tools.higher')}
        keys="Shift+Tab"
        isDisabled={off || !at.item}
        onPress={() => editor.chain().focus().liftListItem('listItem').run()}
      />
      <IconButton
        icon="indent"
        label={t('tools.deeper')}
        keys="Tab"
        isDisabled={off || !at.item}
        onPress={() => editor.chain().focus().sinkListItem('listItem').run()}
      />
      <ToolbarLine />
      <IconButton icon="link" label={t('tools.link')} pressed={at.link} isDisabled={off} onPress={onLink} />
      <IconButton icon="picture" label={t('tools.picture')} pressed={at.picture} isDisabled={off} onPress={onPicture} />
      <TableMenu editor={editor} inside={at.table} isDisabled={off} />
    </Toolbar>
  )
}
