import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../i18n/format.ts'
import { IconButton } from '../icon-button.tsx'
import { SearchField } from '../search-field.tsx'

export interface TableBarProps {
  /** Before the first answer there is no number. */
  readonly loading: boolean
  readonly shown: number
  readonly total: number
  readonly selected: number
  readonly filter: string
  readonly onFilterChange: (filter: string) => void
  readonly onExport: () => void
  readonly children?: ReactNode
}

/** Above a table: how many, a filter, what can be done with the selection, export. */
export function TableBar({ loading, shown, total, selected, filter, onFilterChange, onExport, children }: TableBarProps) {
  const { t } = useTranslation('ui')
  const count =
    shown === total ? t('table.rows', { count: shown }) : t('table.filtered', { count: shown, total: formatCount(total) })
  return (
    <div className="table-bar">
      <span className="table-count" role="status">
        {loading ? '' : selected > 0 ? `${t('table.selected', { count: selected })} · ${count}` : count}
      </span>
      {children}
      <SearchField label={t('table.filter')} value={filter} onChange={onFilterChange} />
      <IconButton icon="download" label={t('table.export')} onPress={onExport} isDisabled={shown === 0} />
    </div>
  )
}
