import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../../api/error-view.ts'
import type { SavedLine } from '../../../api/shapes.ts'
import type { useSavedLines } from '../../../api/use-saved-lines.ts'
import { Button } from '../../../ui/button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import type { LineStep } from '../../../ui/line-row/line-step.ts'
import { announce } from '../../../ui/notices.ts'
import { RadioGroup } from '../../../ui/radio-group.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { savedOf } from './saved-steps.ts'

export interface SaveLineDialogProps {
  readonly steps: readonly LineStep[]
  /** Lines that are kept already: one's own of the same name is written over. */
  readonly known: readonly SavedLine[]
  readonly save: ReturnType<typeof useSavedLines>['save']
  readonly onClose: () => void
}

const LONGEST = 60

/** Keeps the present line under a name, for oneself or for the unit. */
export function SaveLineDialog({ steps, known, save, onClose }: SaveLineDialogProps) {
  const { t } = useTranslation('line')
  const view = useErrorView()
  const form = useId()
  const [name, setName] = useState('')
  const [scope, setScope] = useState<SavedLine['scope']>('PERSON')
  const [tried, setTried] = useState(false)
  const plain = name.normalize('NFC').trim()
  const same = known.find((line) => line.mine && line.scope === scope && line.name === plain)
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (plain === '' || save.isPending) return
    save.mutate(
      { id: same?.id ?? null, scope, name: plain, steps: savedOf(steps) },
      {
        onSuccess: () => {
          announce(t('kept.saved', { name: plain }), { tone: 'done' })
          onClose()
        },
      },
    )
  }
  return (
    <Dialog
      isOpen
      size="small"
      title={t('kept.keep')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={save.isPending}>
            {t(same === undefined ? 'kept.save' : 'kept.overwrite')}
          </Button>
        </>
      }
    >
      <form id={form} className="line-keep" onSubmit={submit} noValidate>
        <TextField
          label={t('kept.name')}
          value={name}
          onChange={setName}
          maxLength={LONGEST}
          isRequired
          autoFocus
          error={tried && plain === '' ? t('kept.nameMissing') : undefined}
        />
        <RadioGroup
          label={t('kept.scope')}
          options={[
            { id: 'PERSON', label: t('kept.scopes.PERSON') },
            { id: 'UNIT', label: t('kept.scopes.UNIT') },
          ]}
          value={scope}
          onChange={setScope}
        />
        {same !== undefined && <p>{t('kept.sameName')}</p>}
        {save.error !== null && <ErrorState {...view(save.error)} />}
      </form>
    </Dialog>
  )
}
