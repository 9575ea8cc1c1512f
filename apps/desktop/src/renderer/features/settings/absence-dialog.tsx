import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { type FormEvent, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useSessionPerson } from '../../api/session.ts'
import { useTRPC } from '../../api/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { DatePicker } from '../../ui/date-picker.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { FormField } from '../../ui/form-field.tsx'
import { announce } from '../../ui/notices.ts'
import { PersonChip } from '../../ui/person-chip.tsx'
import { PersonPickerDialog } from '../../ui/picker/person-picker-dialog.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** Registers an absence: from when to when, why, and who acts meanwhile (직무대리). */
export function AbsenceDialog({ today, onClose }: { readonly today: string; readonly onClose: () => void }) {
  const { t } = useTranslation(['settings', 'ui'])
  const form = useId()
  const trpc = useTRPC()
  const queries = useQueryClient()
  const view = useErrorView()
  const me = useSessionPerson()
  const directory = useQuery(trpc.identity.directory.queryOptions(undefined, { staleTime: 60_000 }))
  const [from, setFrom] = useState<string | null>(today)
  const [until, setUntil] = useState<string | null>(today)
  const [reason, setReason] = useState('')
  const [actingId, setActingId] = useState<string | null>(null)
  const deputies = useQuery(trpc.identity.myDeputies.queryOptions())
  const [byDefault, setByDefault] = useState(true)
  const usesDefault = byDefault && (deputies.data?.length ?? 0) > 0
  const [picking, setPicking] = useState(false)
  const [tried, setTried] = useState(false)
  const add = useMutation(
    trpc.identity.addAbsence.mutationOptions({
      onSuccess: async () => {
        await queries.invalidateQueries({ queryKey: trpc.identity.myAbsences.queryKey() })
        announce(t('settings:absences.added'), { tone: 'done' })
        onClose()
      },
    }),
  )
  const acting = directory.data?.people.find(({ id }) => id === actingId)
  const unit = directory.data?.units.find(({ id }) => id === acting?.unitId)
  const wrongDays = from !== null && until !== null && from > until
  const submit = (event: FormEvent): void => {
    event.preventDefault()
    setTried(true)
    if (from === null || until === null || wrongDays || reason.trim() === '' || add.isPending) return
    if (!usesDefault && actingId === null) return
    add.mutate({ from, until, reason: reason.trim(), actingId: usesDefault ? null : actingId })
  }
  return (
    <Dialog
      isOpen
      title={t('settings:absences.add')}
      onClose={onClose}
      footer={
        <>
          <Button onPress={onClose}>{t('ui:action.cancel')}</Button>
          <Button type="submit" form={form} variant="primary" busy={add.isPending}>
            {t('settings:absences.add')}
          </Button>
        </>
      }
    >
      <form id={form} className="settings-form" onSubmit={submit} noValidate>
        <p>{t('settings:absences.text')}</p>
        <div className="settings-days">
          <DatePicker
            label={t('settings:absences.from')}
            value={from}
            onChange={setFrom}
            min={today}
            isRequired
            error={tried && from === null ? t('settings:absences.noDay') : undefined}
          />
          <DatePicker
            label={t('settings:absences.until')}
            value={until}
            onChange={setUntil}
            min={today}
            isRequired
            error={
              wrongDays ? t('settings:absences.wrongDays') : tried && until === null ? t('settings:absences.noDay') : undefined
            }
          />
        </div>
        <TextField
          label={t('settings:absences.reason')}
          description={t('settings:absences.reasonHelp')}
          value={reason}
          onChange={setReason}
          maxLength={200}
          isRequired
          error={tried && reason.trim() === '' ? t('settings:absences.noReason') : undefined}
        />
        {deputies.data !== undefined && deputies.data.length > 0 && (
          <RadioGroup
            label={t('settings:absences.who')}
            value={byDefault ? 'DEFAULT' : 'NAMED'}
            options={[
              {
                id: 'DEFAULT',
                label: t('settings:deputies.byDefault'),
                help: deputies.data.map(({ name, post }) => `${name} ${post}`).join(' → '),
              },
              { id: 'NAMED', label: t('settings:deputies.named') },
            ]}
            onChange={(who) => setByDefault(who === 'DEFAULT')}
          />
        )}
        {!usesDefault && (
          <FormField
            label={t('settings:absences.acting')}
            isRequired
            error={tried && actingId === null ? t('settings:absences.noActing') : undefined}
          >
            {(wires) => (
              <div className="settings-person">
                {acting !== undefined && <PersonChip name={acting.name} post={acting.post} unit={unit?.name} />}
                <Button
                  icon="person"
                  id={wires.id}
                  aria-describedby={wires['aria-describedby']}
                  busy={directory.isLoading}
                  onPress={() => setPicking(true)}
                >
                  {t(acting === undefined ? 'settings:absences.choose' : 'settings:absences.chooseOther')}
                </Button>
              </div>
            )}
          </FormField>
        )}
        {directory.error !== null && <ErrorState {...view(directory.error)} onRetry={() => void directory.refetch()} />}
        {add.error !== null && <ErrorState {...view(add.error)} />}
      </form>
      {picking && directory.data !== undefined && (
        <PersonPickerDialog
          title={t('settings:absences.choose')}
          units={directory.data.units}
          people={directory.data.people}
          mode="single"
          disabled={new Set([me.id])}
          unitAtStart={me.unitId}
          onClose={() => setPicking(false)}
          onChoose={([chosen]) => {
            setActingId(chosen ?? null)
            setPicking(false)
          }}
        />
      )}
    </Dialog>
  )
}
