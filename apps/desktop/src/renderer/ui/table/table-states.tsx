import { useTranslation } from 'react-i18next'
import { EmptyState, type EmptyStateProps } from '../empty-state.tsx'
import { ErrorState, type ErrorStateProps } from '../error-state.tsx'
import type { ServedRows } from './served-rows.ts'

export interface TableStatesProps {
  /** Rows that came; undefined before the first answer. */
  readonly received: number | undefined
  readonly shown: number
  readonly filter: string
  readonly served: ServedRows | undefined
  readonly error: ErrorStateProps | null | undefined
  readonly empty: EmptyStateProps | undefined
}

/** What stands where no rows do: what went wrong, that there are none, or that none fits. */
export function TableStates({ received, shown, filter, served, error, empty }: TableStatesProps) {
  const { t } = useTranslation('ui')
  if (error != null) return <ErrorState {...error} />
  if (received === undefined || shown > 0) return null
  const noneFits = received > 0 || (served !== undefined && (filter !== '' || served.narrowed))
  if (!noneFits) return <EmptyState {...(empty ?? { title: t('table.empty'), text: t('table.emptyHint') })} />
  return (
    <EmptyState title={filter === '' ? t('table.noMatchPlain') : t('table.noMatch', { filter })} text={t('table.noMatchHint')} />
  )
}
