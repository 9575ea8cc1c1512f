import { type FormEvent, type ReactNode, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { faultOf } from '../../api/fault.ts'
import { Button } from '../../ui/button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { TextField } from '../../ui/text-field.tsx'

export interface ReasonDialogProps {
  readonly title: string
  /** What will happen. */
  readonly text: string
  readonly act: string
  /** What is written, where it is no reason. */
  readonly label?: string
  readonly danger?: boolean
  readonly optional?: boolean
  readonly busy: boolean
  readonly error: unknown
  /** More than the reason. */
  readonly children?: ReactNode
  readonly onAct: (reason: string | null) => void
  /** Told at each try, so that what stands beside the reason can say what it misses. */
  readonly onTry?: () => void
  readonly onReload: () => void
  readonly onClose: () => void
}

const LONGEST = 2_000

/** An act that wants its reason in words. What was typed stays when the server refuses; a document that changed is reloaded from here. */
export function ReasonDialog(props: ReasonDialogProps) {
  const { title, text, act, danger = false, optional = false, busy, error, children, onAct, onReload, onClose } = props
  const { t } = useTranslation('approval')
  const form = useId()
  const view = useErrorView()
  const [reason, setReason] = useState('')
  const [tried, setTried] = useState(false)
  const empty = reason.trim() === ''
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    props.onTry?.()
    if (!busy && (optional || !empty)) onAct(empty ? null : reason.trim())
  }
  const conflict = error != null && faultOf(error).kind === 'CONFLICT'
  return (
    <Dialog
      isOpen
      title={title}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={form} variant={danger ? 'danger' : 'primary'} keys="Mod+Enter" busy={busy}>
            {act}
          </Button>
        </>
      }
    >
      <form
        id={form}
        className="reason-form"
        onSubmit={submit}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) submit(event)
        }}
        noValidate
      >
        <p>{text}</p>
        <TextField
          label={props.label ?? t(optional ? 'reasonOptional' : 'reason')}
          rows={4}
          maxLength={LONGEST}
          value={reason}
          onChange={setReason}
          isRequired={!optional}
          autoFocus
          error={tried && empty && !optional ? t('reasonMissing') : undefined}
        />
        {children}
        {error != null && <ErrorState {...view(error)} safe={t('notDone')} />}
        {conflict && (
          <Button icon="refresh" onPress={onReload}>
            {t('reload')}
          </Button>
        )}
      </form>
    </Dialog>
  )
}
