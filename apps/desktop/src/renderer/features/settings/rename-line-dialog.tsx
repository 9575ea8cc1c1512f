import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import type { SavedLine } from '../../api/shapes.ts'
import type { useSavedLines } from '../../api/use-saved-lines.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { announce } from '../../ui/notices.ts'
import { TextField } from '../../ui/text-field.tsx'

export interface RenameLineDialogProps {
  readonly line: SavedLine
  readonly save: ReturnType<typeof useSavedLines>['save']
  readonly onClose: () => void
}

/** The server takes no longer name (approval.saveSavedLine). */
const LONGEST = 60

/** Gives a saved line another name; its steps stay as they are. */
export function RenameLineDialog({ line, save, onClose }: RenameLineDialogProps) {
  const { t } = useTranslation(['settings', 'line'])
  const view = useErrorView()
  const form = useId()
  const [name, setName] = useState(line.name)
  const plain = name.normalize('NFC').trim()
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    if (plain === '' || save.isPending) return
    save.mutate(
      { id: line.id, scope: line.scope, name: plain, steps: line.steps },
      {
        onSuccess: () => {
          announce(t('settings:lines.renamed', { name: plain }), { tone: 'done' })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      isOpen
      size="small"
      title={t('settings:lines.renameTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('line:cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={save.isPending}>
            {t('line:kept.save')}
          </Button>
        </>
      }
    >
      <form id={form} className="settings-form" onSubmit={submit} noValidate>
        <TextField
          label={t('line:kept.name')}
          value={name}
          onChange={setName}
          maxLength={LONGEST}
          isRequired
          autoFocus
          error={plain === '' ? t('line:kept.nameMissing') : undefined}
        />
        {save.error !== null && <ErrorState {...view(save.error)} />}
      </form>
    </Dialog>
  )
}
