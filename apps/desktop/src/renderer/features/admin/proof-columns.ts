import type { AppRouter } from '@onmaru/server/router'
import type { inferRouterOutputs } from '@trpc/server'
import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../i18n/format.ts'
import type { Column } from '../../ui/table/column.ts'

type Pending = inferRouterOutputs<AppRouter>['signatures']['pending']['items'][number]

/** What is shown of a file that waits: since when, for what, and what was in the way last. */
export function usePendingColumns(): readonly Column<Pending>[] {
  const { t } = useTranslation('audit')
  return [
    { id: 'document', header: t('proofs.columns.document'), value: (row) => row.documentId, width: 300 },
    { id: 'cause', header: t('proofs.columns.cause'), value: (row) => t(`proofs.causes.${row.cause}`), width: 150 },
    { id: 'level', header: t('proofs.columns.level'), value: (row) => `${row.level} → ${row.wanted}`, width: 130 },
    {
      id: 'since',
      header: t('proofs.columns.since'),
      value: (row) => row.since,
      cell: (row) => formatDateTime(row.since),
      width: 150,
      align: 'end',
    },
    { id: 'attempts', header: t('proofs.columns.attempts'), value: (row) => row.attempts, width: 80, align: 'end' },
    {
      id: 'next',
      header: t('proofs.columns.next'),
      value: (row) => row.nextTryAt,
      cell: (row) => formatDateTime(row.nextTryAt),
      width: 150,
      align: 'end',
    },
    { id: 'error', header: t('proofs.columns.error'), value: (row) => row.lastError, width: 'fill' },
  ]
}
