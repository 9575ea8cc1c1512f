import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { formatCount } from '../../i18n/format.ts'
import { IconButton } from '../icon-button.tsx'
import { SearchField } from '../search-field.tsx'
import type { ServedRows } from './served-rows.ts'

export interface TableBarProps {
  /** Before the first answer there is no number. */
  readonly loading: boolean
  readonly shown: number
  readonly total: number
  /** What a server counted, where it gives the rows page by page. */
  readonly counted?: ServedRows['count'] | undefined
  readonly selected: number
  readonly filter: string
  readonly onFilterChange: (filter: string) => void
  readonly onExport: () => void
  readonly children?: ReactNode
}

/** Above a table: how many, a filter, what can be done with the selection, export. */
export function TableBar({
  loading,
  shown,
  total,
  counted = null,
  selected,
  filter,
  onFilterChange,
  onExport,
  children,
}: TableBarProps) {
  const { t } = useTranslation('ui')
  const count =
    counted !== null
      ? t(counted.more ? 'table.rowsMore' : 'table.rows', { count: counted.count })
      : shown === total
        ? t('table.rows', { count: shown })
        : t('table.filtered', { count: shown, total: formatCount(total) })
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
