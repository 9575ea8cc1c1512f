import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useTRPC } from '../../api/trpc.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import './home-week.css'
import { UnitPaceTable } from './unit-pace.tsx'
import { WeekChart } from './week-chart.tsx'

/** Below the day: my week, and how long my unit's approvals take. */
export function HomeWeek({ today }: { readonly today: string }) {
  const { t } = useTranslation('inbox')
  const view = useErrorView()
  const { data, error } = useQuery(useTRPC().approval.myWeek.queryOptions())
  return (
    <section className="home-week" aria-label={t('home.week.label')} aria-busy={data === undefined && error === null}>
      {data === undefined && error === null && <ProgressBar label={t('loading')} />}
      {error !== null && <ErrorState {...view(error)} />}
      {data !== undefined && (
        <>
          <WeekChart days={data.days} today={today} />
          <UnitPaceTable pace={data.pace} />
        </>
      )}
    </section>
  )
}
