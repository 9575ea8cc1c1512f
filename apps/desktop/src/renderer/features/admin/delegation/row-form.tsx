import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../../i18n/format.ts'
import { Button } from '../../../ui/button.tsx'
import { ComboBox } from '../../../ui/combo-box.tsx'
import { Select } from '../../../ui/select.tsx'
import { TextField } from '../../../ui/text-field.tsx'
import { LEVELS, type ScheduleRow } from './types.ts'
import type { Named } from './use-columns.tsx'

export interface RowFormProps extends Named {
  readonly row: ScheduleRow
  readonly place: number
  readonly onChange: (patch: Partial<Omit<ScheduleRow, 'id'>>) => void
  /** Back to the table. */
  readonly onLeave: () => void
  readonly onRemove: () => void
}

const EVERY = '*'
const DIGITS = /^\d{1,15}$/
/** The matter's field, where the keys lead. */
export const MATTER_FIELD = 'schedule-matter'

/** The row in hand, beside the table: every field goes by keys, Escape leads back. */
export function RowForm({ row, place, units, tasks = [], onChange, onLeave, onRemove }: RowFormProps) {
  const { t } = useTranslation(['delegation', 'line'])
  const [typed, setTyped] = useState<string | null>(null)
  const plain = typed?.replaceAll(/[\s,]/g, '') ?? ''
  const wrongAmount = typed !== null && plain !== '' && !DIGITS.test(plain)
  const amount = (text: string): void => {
    setTyped(text)
    const digits = text.replaceAll(/[\s,]/g, '')
    if (digits === '' || DIGITS.test(digits)) onChange({ amountUpTo: digits === '' ? null : Number(digits) })
  }
  const unknownTask = row.taskCode !== null && !tasks.some(({ code }) => code === row.taskCode)
  return (
    <form
      className="row-form"
      aria-label={t('delegation:rowLabel', { place })}
      onSubmit={(event) => {
        event.preventDefault()
        onLeave()
      }}
      onKeyDown={(event: KeyboardEvent) => {
        if (event.key !== 'Escape' || event.defaultPrevented) return
        event.preventDefault()
        onLeave()
      }}
    >
      <h2>{t('delegation:rowLabel', { place })}</h2>
      <TextField
        id={MATTER_FIELD}
        label={t('delegation:fields.matter')}
        value={row.matter}
        maxLength={200}
        isRequired
        rows={3}
        onChange={(matter) => onChange({ matter })}
      />
      <Select
        label={t('delegation:fields.level')}
        value={row.level}
        options={LEVELS.map((id) => ({ id, label: t(`line:levels.${id}`) }))}
        onChange={(level) => onChange({ level })}
      />
      <ComboBox
        label={t('delegation:fields.task')}
        value={row.taskCode ?? EVERY}
        menuTrigger="focus"
        options={[
          { id: EVERY, label: t('delegation:everyTask') },
          ...(unknownTask && row.taskCode !== null
            ? [{ id: row.taskCode, label: row.taskCode, help: t('delegation:noTask') }]
            : []),
          ...tasks.map(({ code, name }) => ({ id: code, label: name, help: code })),
        ]}
        onChange={(code) => onChange({ taskCode: code === null || code === EVERY ? null : code })}
      />
      <ComboBox
        label={t('delegation:fields.unit')}
        value={row.unitId ?? EVERY}
        menuTrigger="focus"
        options={[
          { id: EVERY, label: t('delegation:everyUnit') },
          ...units.map(({ id, name, code }) => ({ id, label: name, help: code })),
        ]}
        onChange={(id) => onChange({ unitId: id === null || id === EVERY ? null : id })}
      />
      <TextField
        label={t('delegation:fields.amountUpTo')}
        description={t('delegation:amountHelp')}
        numeric
        inputMode="numeric"
        value={typed ?? (row.amountUpTo === null ? '' : formatCount(row.amountUpTo))}
        onChange={amount}
        onBlur={() => {
          if (!wrongAmount) setTyped(null)
        }}
        error={wrongAmount ? t('delegation:amountWrong') : undefined}
      />
      <div className="row-form-acts">
        <Button type="submit">{t('delegation:toTable')}</Button>
        <Button variant="quiet" icon="trash" onPress={onRemove}>
          {t('delegation:remove')}
        </Button>
      </div>
    </form>
  )
}
