import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import type { SavedLine } from '../../api/shapes.ts'
import { useSavedLines } from '../../api/use-saved-lines.ts'
import { useConfirm } from '../../ui/confirm.tsx'
import { EmptyState } from '../../ui/empty-state.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { announce } from '../../ui/notices.ts'
import { RenameLineDialog } from './rename-line-dialog.tsx'

/** Lines that are kept for later documents: who stands in each, its name, and its end. */
export function MyLines() {
  const { t } = useTranslation(['settings', 'line'])
  const view = useErrorView()
  const confirm = useConfirm()
  const { lines, save, remove } = useSavedLines()
  const [renaming, setRenaming] = useState<SavedLine | null>(null)
  const drop = async ({ id, name }: SavedLine): Promise<void> => {
    const question = {
      title: t('line:kept.removeTitle'),
      text: t('line:kept.removeText', { name }),
      act: t('line:kept.remove'),
      danger: true,
    }
    if (await confirm(question)) remove.mutate(id, { onError: (error) => announce(view(error).text, { tone: 'error' }) })
  }
  return (
    <div className="settings-part">
      <p>{t('settings:lines.text')}</p>
      {lines.error !== null && <ErrorState {...view(lines.error)} />}
      {lines.isLoading && <p role="status">{t('settings:lines.loading')}</p>}
      {lines.data?.length === 0 && <EmptyState title={t('settings:lines.empty')} text={t('settings:lines.emptyHint')} />}
      <ul aria-label={t('settings:lines.title')}>
        {lines.data?.map((line) => (
          <li key={line.id} className="settings-key">
            <div>
              <p className="settings-key-name">{t(`line:kept.of.${line.scope}`, { name: line.name })}</p>
              <p className="settings-key-facts">
                {line.steps
                  .map(({ kind }, i) => `${t(`line:kinds.${kind}`)} ${line.people[i] ?? t('settings:lines.left')}`)
                  .join(' → ')}
              </p>
            </div>
            {line.mine ? (
              <div className="settings-person">
                <IconButton
                  icon="edit"
                  label={t('settings:lines.rename', { name: line.name })}
                  onPress={() => setRenaming(line)}
                />
                <IconButton
                  icon="trash"
                  label={t('line:kept.removeOf', { name: line.name })}
                  isDisabled={remove.isPending}
                  onPress={() => void drop(line)}
                />
              </div>
            ) : (
              <p className="settings-key-facts">{t('settings:lines.others')}</p>
            )}
          </li>
        ))}
      </ul>
      {renaming !== null && (
        <RenameLineDialog
          line={renaming}
          save={save}
          onClose={() => {
            save.reset()
            setRenaming(null)
          }}
        />
      )}
    </div>
  )
}
