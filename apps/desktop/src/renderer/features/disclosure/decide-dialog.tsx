import { useMutation, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useTRPC, useTRPCClient } from '../../api/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FormField } from '../../ui/form-field.tsx'
import { Icon } from '../../ui/icon.tsx'
import { announce } from '../../ui/notices.ts'
import { TextField } from '../../ui/text-field.tsx'
import { QUEUE_KEY } from './queue.ts'
import { CLAUSES, type QueueItem } from './types.ts'

export type Decision = 'clear' | 'refuse' | 'withdraw'

export interface DecideDialogProps {
  readonly act: Decision
  readonly item: QueueItem
  readonly places: number
  readonly onClose: () => void
  readonly onDone: () => void
}

/** Asks for the reason, for a refusal also for the clauses of the law, and does it. What was typed stays when it was refused. */
export function DecideDialog({ act, item, places, onClose, onDone }: DecideDialogProps) {
  const { t } = useTranslation(['disclosure', 'ui'])
  const form = useId()
  const client = useTRPCClient()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const view = useErrorView()
  const [reason, setReason] = useState('')
  const [clauses, setClauses] = useState<readonly number[]>(item.record.clauses)
  const [tried, setTried] = useState(false)
  const { documentId } = item
  const decide = useMutation({
    mutationFn: () =>
      act === 'refuse'
        ? client.disclosure.refuse.mutate({ documentId, reason, clauses: [...clauses] })
        : client.disclosure[act].mutate({ documentId, reason }),
    onSuccess: () => {
      announce(t(`disclosure:done.${act}`, { number: item.number }), { tone: 'done' })
      onDone()
    },
    onSettled: () => {
      void queries.invalidateQueries({ queryKey: QUEUE_KEY })
      // The record itself was changed: a list of another state may show it again.
      void queries.invalidateQueries({ queryKey: trpc.disclosure.item.queryKey({ documentId }), refetchType: 'none' })
    },
  })
  const noReason = reason.trim() === ''
  const noClause = act === 'refuse' && clauses.length === 0
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (!noReason && !noClause && !decide.isPending) decide.mutate()
  }
  return (
    <Dialog
      isOpen
      title={t(`disclosure:dialog.${act}.title`)}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui:action.cancel')}</Button>
          <Button type="submit" form={form} variant={act === 'withdraw' ? 'danger' : 'primary'} busy={decide.isPending}>
            {t(`disclosure:acts.${act}`)}
          </Button>
        </>
      }
    >
      <form id={form} className="decide-form" onSubmit={submit} noValidate>
        <p>{t(`disclosure:dialog.${act}.text`, { number: item.number, title: item.title })}</p>
        {act === 'clear' && places > 0 && (
          <p className="decide-warning">
            <Icon name="warning" size={14} />
            {t('disclosure:dialog.clear.places', { count: places })}
          </p>
        )}
        {act === 'clear' && item.unread.length > 0 && (
          <p className="decide-warning">
            <Icon name="warning" size={14} />
            {t('disclosure:dialog.clear.unread', { count: item.unread.length })}
          </p>
        )}
        {act === 'refuse' && (
          <FormField
            label={t('disclosure:dialog.clauses')}
            isRequired
            error={tried && noClause ? t('disclosure:dialog.noClause') : undefined}
          >
            {(wires) => (
              // biome-ignore lint/a11y/useSemanticElements: the form field around it holds the legend
              <div role="group" className="decide-clauses" aria-labelledby={wires['aria-labelledby']} id={wires.id}>
                {CLAUSES.map((clause) => (
                  <Checkbox
                    key={clause}
                    autoFocus={clause === 1}
                    isSelected={clauses.includes(clause)}
                    onChange={(on) => setClauses(on ? [...clauses, clause] : clauses.filter((each) => each !== clause))}
                  >
                    {t(`disclosure:clauses.${clause}`)}
                  </Checkbox>
                ))}
              </div>
            )}
          </FormField>
        )}
        <TextField
          label={t('disclosure:dialog.reason')}
          description={t('disclosure:dialog.reasonHelp')}
          value={reason}
          onChange={setReason}
          rows={3}
          maxLength={2_000}
          isRequired
          autoFocus={act !== 'refuse'}
          error={tried && noReason ? t('disclosure:dialog.noReason') : undefined}
        />
        {decide.error !== null && <ErrorState {...view(decide.error)} />}
      </form>
    </Dialog>
  )
}
