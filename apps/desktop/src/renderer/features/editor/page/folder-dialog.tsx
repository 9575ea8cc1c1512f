import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../../api/error-view.ts'
import { useTRPCClient } from '../../../api/trpc.ts'
import { calendarDate } from '../../../i18n/format.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import type { Folder } from '../draft/types.ts'

export interface FolderDialogProps {
  readonly taskId: string
  readonly taskName: string
  readonly onOpened: (folder: Folder) => void
  readonly onClose: () => void
}

/** Opens a folder (기록물철) in a unit task of one's own unit. */
export function FolderDialog({ taskId, taskName, onOpened, onClose }: FolderDialogProps) {
  const { t } = useTranslation('editor')
  const client = useTRPCClient()
  const view = useErrorView()
  const form = useId()
  const [title, setTitle] = useState(taskName)
  const [year, setYear] = useState(() => calendarDate(new Date()).slice(0, 4))
  const [tried, setTried] = useState(false)
  const yearOk = /^(19|[2-9]\d)\d\d$/.test(year)
  const open = useMutation({
    mutationFn: () => client.classification.openFolder.mutate({ taskId, year: Number(year), title: title.trim() }),
    onSuccess: onOpened,
  })
  const save = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (yearOk && title.trim() !== '') open.mutate()
  }
  return (
    <Dialog
      isOpen
      size="small"
      title={t('folder.title')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('folder.cancel')}</Button>
          <Button variant="primary" type="submit" form={form} busy={open.isPending}>
            {t('folder.save')}
          </Button>
        </>
      }
    >
      <form id={form} className="picture-form" onSubmit={save} noValidate>
        <TextField
          label={t('folder.name')}
          value={title}
          onChange={setTitle}
          maxLength={200}
          isRequired
          autoFocus
          error={tried && title.trim() === '' ? t('folder.nameMissing') : undefined}
        />
        <TextField
          label={t('folder.year')}
          value={year}
          onChange={setYear}
          inputMode="numeric"
          error={tried && !yearOk ? t('folder.yearWrong') : undefined}
        />
        {open.error !== null && <ErrorState {...view(open.error)} />}
      </form>
    </Dialog>
  )
}
