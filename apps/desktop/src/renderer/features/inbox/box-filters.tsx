import { useTranslation } from 'react-i18next'
import { BOX_PERIODS, type BoxPeriod } from '../../routes/box-names.ts'
import { Button } from '../../ui/button.tsx'
import { Menu } from '../../ui/menu.tsx'

export interface BoxFiltersProps {
  readonly urgent: boolean
  readonly onUrgentChange: (urgent: boolean) => void
  readonly period: BoxPeriod | null
  readonly onPeriodChange: (period: BoxPeriod | null) => void
}

const ALL = 'all'

/** What a box is narrowed to beside the words that are searched; the button says what it is now. */
export function BoxFilters({ urgent, onUrgentChange, period, onPeriodChange }: BoxFiltersProps) {
  const { t } = useTranslation('inbox')
  const narrowed = [...(urgent ? [t('urgent')] : []), ...(period === null ? [] : [t(`filter.period.${period}`)])]
  return (
    <Menu
      label={t('filter.label')}
      trigger={<Button variant="quiet">{narrowed.length === 0 ? t('filter.label') : narrowed.join(' · ')}</Button>}
      choices={[
        {
          id: 'urgency',
          title: t('filter.urgency'),
          value: urgent ? 'urgent' : ALL,
          options: [
            { id: ALL, label: t('filter.all') },
            { id: 'urgent', label: t('filter.urgentOnly') },
          ],
          onChange: (id) => onUrgentChange(id === 'urgent'),
        },
        {
          id: 'period',
          title: t('filter.when'),
          value: period ?? ALL,
          options: [{ id: ALL, label: t('filter.all') }, ...BOX_PERIODS.map((id) => ({ id, label: t(`filter.period.${id}`) }))],
          onChange: (id) => onPeriodChange(BOX_PERIODS.find((known) => known === id) ?? null),
        },
      ]}
    />
  )
}
