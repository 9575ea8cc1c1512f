import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useTRPC } from '../../api/trpc.ts'
import { formatCount, formatDateTime } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { DataTable } from '../../ui/table/data-table.tsx'
import './audit-screen.css'
import './proofs-screen.css'
import { usePendingColumns } from './proof-columns.ts'

/** Sealed files that wait for a service to be raised, and how many documents lose their proof in which year unless it is renewed. */
export function ProofsScreen() {
  const { t } = useTranslation('audit')
  const trpc = useTRPC()
  const view = useErrorView()
  const columns = usePendingColumns()
  const pending = useQuery(trpc.signatures.pending.queryOptions({ limit: 200 }))
  const forecast = useQuery(trpc.signatures.proofForecast.queryOptions())
  const [active, setActive] = useState<string | null>(null)
  const refresh = (): void => {
    void pending.refetch()
    void forecast.refetch()
  }
  return (
    <div className="audit">
      <PageHeader title={t('proofs.title')} actions={<Button onPress={refresh}>{t('refresh')}</Button>} />
      <div className="audit-body proofs">
        <section aria-labelledby="proofs-forecast">
          <h2 id="proofs-forecast">{t('proofs.forecast')}</h2>
          <p>{t('proofs.forecastText')}</p>
          {forecast.data?.length === 0 && <p>{t('proofs.none')}</p>}
          <dl className="proofs-years">
            {forecast.data?.map(({ year, documents }) => (
              <div key={year}>
                <dt>{t('proofs.year', { year })}</dt>
                <dd>{t('proofs.documents', { documents: formatCount(documents) })}</dd>
              </div>
            ))}
          </dl>
        </section>
        <section aria-labelledby="proofs-pending" className="proofs-pending">
          <h2 id="proofs-pending">{t('proofs.pending', { waiting: formatCount(pending.data?.count ?? 0) })}</h2>
          <DataTable
            label={t('proofs.list')}
            columns={columns}
            rows={pending.data?.items}
            rowId={(row) => row.documentId}
            busy={pending.isFetching && pending.data !== undefined}
            error={pending.error === null ? null : { ...view(pending.error), onRetry: refresh }}
            empty={{ title: t('proofs.empty'), text: t('proofs.emptyHint') }}
            active={active}
            onActiveChange={setActive}
            mainList
          />
          {pending.dataUpdatedAt > 0 && (
            <p className="proofs-as-of">{t('proofs.asOf', { at: formatDateTime(new Date(pending.dataUpdatedAt)) })}</p>
          )}
        </section>
      </div>
    </div>
  )
}
