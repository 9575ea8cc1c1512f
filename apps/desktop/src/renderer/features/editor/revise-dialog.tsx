import { useMutation } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useTRPCClient } from '../../api/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { TextField } from '../../ui/text-field.tsx'

export interface ReviseDialogProps {
  readonly documentId: string
  readonly title: string
  readonly stepId: string
  readonly draftVersion: number
  /** The `seq` of the line that the person saw. */
  readonly basedOn: number
  readonly onDone: () => void
  readonly onClose: () => void
}

const LONGEST = 2_000

/** 수정결재: the text as it was saved last goes into the line as a new revision, with the reason. */
export function ReviseDialog({ documentId, title, stepId, draftVersion, basedOn, onDone, onClose }: ReviseDialogProps) {
  const { t } = useTranslation('editor')
  const client = useTRPCClient()
  const view = useErrorView()
  const form = useId()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const empty = reason.trim() === ''
  const revise = useMutation({
    mutationFn: () =>
      client.approval.act.mutate({ type: 'revise', documentId, basedOn, stepId, draftVersion, reason: reason.trim() }),
    onSuccess: onDone,
  })
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (!empty && !revise.isPending) revise.mutate()
  }
  return (
    <Dialog
      isOpen
      title={t('revise.dialogTitle')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('revise.cancel')}</Button>
          <Button type="submit" form={form} variant="primary" keys="Mod+Enter" busy={revise.isPending}>
            {t('revise.finish')}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="revise-form"
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
        }}
        noValidate
      >
        <p>{t('revise.dialogText', { title })}</p>
        <TextField
          label={t('revise.reason')}
          rows={4}
          maxLength={LONGEST}
          value={reason}
          onChange={setReason}
          isRequired
          autoFocus
          error={tried && empty ? t('revise.reasonMissing') : undefined}
        />
        {revise.error !== null && <ErrorState {...view(revise.error)} safe={t('revise.notDone')} />}
      </form>
    </Dialog>
  )
}
