import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../api/error-view.ts'
import { useTRPC } from '../api/trpc.ts'
import { calendarDate } from '../i18n/format.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'
import { ErrorState } from './error-state.tsx'
import { announce } from './notices.ts'
import { TextField } from './text-field.tsx'
import './open-folder-dialog.css'

const YEAR = /^(?:19|[2-9]\d)\d{2}$/

export interface OpenFolderDialogProps {
  readonly task: { readonly id: string; readonly name: string }
  /** What the title begins with; nothing where left out. */
  readonly titleAtStart?: string
  readonly onClose: () => void
  readonly onOpened: (folderId: string) => void
}

/** Opens a folder (기록물철) in a unit task of one's own unit: its year and its title. */
export function OpenFolderDialog({ task, titleAtStart = '', onClose, onOpened }: OpenFolderDialogProps) {
  const { t } = useTranslation(['records', 'ui'])
  const form = useId()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const view = useErrorView()
  const [year, setYear] = useState(calendarDate(new Date()).slice(0, 4))
  const [title, setTitle] = useState(titleAtStart)
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
      <form id={form} className="open-folder" onSubmit={submit} noValidate>
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
