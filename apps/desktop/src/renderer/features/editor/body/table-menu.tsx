import type { Editor } from '@tiptap/react'
import { useTranslation } from 'react-i18next'
import { IconButton } from '../../../ui/icon-button.tsx'
import { Menu } from '../../../ui/menu.tsx'

export interface TableMenuProps {
  readonly editor: Editor
  /** Whether the cursor is in a table. */
  readonly inside: boolean
  readonly isDisabled: boolean
}

type Act =
  | 'rowBefore'
  | 'rowAfter'
  | 'columnBefore'
  | 'columnAfter'
  | 'deleteRow'
  | 'deleteColumn'
  | 'merge'
  | 'split'
  | 'headerRow'
  | 'delete'

const GROUPS: readonly (readonly Act[])[] = [
  ['rowBefore', 'rowAfter', 'columnBefore', 'columnAfter'],
  ['merge', 'split', 'headerRow'],
  ['deleteRow', 'deleteColumn', 'delete'],
]

function run(editor: Editor, act: Act): void {
  const chain = editor.chain().focus()
  const acts: Readonly<Record<Act, () => typeof chain>> = {
    rowBefore: () => chain.addRowBefore(),
    rowAfter: () => chain.addRowAfter(),
    columnBefore: () => chain.addColumnBefore(),
    columnAfter: () => chain.addColumnAfter(),
    deleteRow: () => chain.deleteRow(),
    deleteColumn: () => chain.deleteColumn(),
    merge: () => chain.mergeCells(),
    split: () => chain.splitCell(),
    headerRow: () => chain.toggleHeaderRow(),
    delete: () => chain.deleteTable(),
  }
  acts[act]().run()
}

/** What can be done with tables; cells are selected by Shift and arrow keys, or by the pointer. */
export function TableMenu({ editor, inside, isDisabled }: TableMenuProps) {
  const { t } = useTranslation('editor')
  const insert = () => editor.chain().focus().insertTable({ rows: 3, cols: 3, withHeaderRow: true }).run()
  return (
    <Menu
      label={t('tools.table')}
      trigger={<IconButton icon="table" label={t('tools.table')} isDisabled={isDisabled} />}
      acts={[
        [{ id: 'insert', label: t('table.insert'), run: insert }],
        ...GROUPS.map((group) =>
          group.map((act) => ({
            id: act,
            label: t(`table.${act}`),
            run: () => run(editor, act),
            ...(inside ? {} : { unavailable: t('table.outside') }),
            ...(act === 'delete' ? { danger: true } : {}),
          })),
        ),
      ]}
    />
  )
}
