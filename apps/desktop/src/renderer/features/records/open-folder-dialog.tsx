import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useTRPC } from '../../api/trpc.ts'
import { calendarDate } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { announce } from '../../ui/notices.ts'
import { TextField } from '../../ui/text-field.tsx'
import type { UnitTask } from './types.ts'

const YEAR = /^(?:19|[2-9]\d)\d{2}$/

/** Opens a folder in a unit task: its year and its title. */
export function OpenFolderDialog({
  task,
  onClose,
  onOpened,
}: {
  readonly task: UnitTask
  readonly onClose: () => void
  readonly onOpened: (folderId: string) => void
}) {
  const { t } = useTranslation(['records', 'ui'])
  const form = useId()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const view = useErrorView()
  const [year, setYear] = useState(calendarDate(new Date()).slice(0, 4))
  const [title, setTitle] = useState('')
  const [tried, setTried] = useState(false)
  const open = useMutation(
    trpc.classification.openFolder.mutationOptions({
      onSuccess: async (folder) => {
        await queries.invalidateQueries({ queryKey: trpc.classification.folders.queryKey({ taskId: task.id }) })
        announce(t('records:folder.opened', { title: folder.title }), { tone: 'done' })
        onOpened(folder.id)
        onClose()
      },
    }),
  )
  const badYear = !YEAR.test(year)
  const noTitle = title.trim() === ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (!badYear && !noTitle && !open.isPending) open.mutate({ taskId: task.id, year: Number(year), title: title.trim() })
  }
  return (
    <Dialog
      isOpen
      size="small"
      title={t('records:folder.open')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui:action.cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={open.isPending}>
            {t('records:folder.open')}
          </Button>
        </>
      }
    >
      <form id={form} className="records-form" onSubmit={submit} noValidate>
        <p>{task.name}</p>
        <TextField
          label={t('records:folder.title')}
          value={title}
          onChange={setTitle}
          maxLength={200}
          isRequired
          autoFocus
          error={tried && noTitle ? t('records:folder.noTitle') : undefined}
        />
        <TextField
          label={t('records:folder.year')}
          value={year}
          onChange={setYear}
          inputMode="numeric"
          maxLength={4}
          numeric
          isRequired
          error={tried && badYear ? t('records:folder.badYear') : undefined}
        />
        {open.error !== null && <ErrorState {...view(open.error)} />}
      </form>
    </Dialog>
  )
}
