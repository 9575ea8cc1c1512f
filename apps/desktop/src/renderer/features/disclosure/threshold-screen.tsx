import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useTRPC } from '../../api/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { announce } from '../../ui/notices.ts'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { Select } from '../../ui/select.tsx'
import './threshold-screen.css'
import { GRADES } from './types.ts'

/** The grade of the approver from which open documents go out by themselves (원문공개), for an administrator to set. */
export function ThresholdScreen() {
  const { t } = useTranslation('disclosure')
  const trpc = useTRPC()
  const queries = useQueryClient()
  const view = useErrorView()
  const { data, error, refetch } = useQuery(trpc.disclosure.threshold.queryOptions())
  const [chosen, setChosen] = useState<number | null>(null)
  const set = useMutation(
    trpc.disclosure.setThreshold.mutationOptions({
      onSuccess: (_, { approverGradeRank }) => {
        queries.setQueryData(trpc.disclosure.threshold.queryKey(), approverGradeRank)
        setChosen(null)
        announce(t('threshold.saved'), { tone: 'done' })
      },
    }),
  )
  const shown = chosen ?? data
  return (
    <>
      <PageHeader title={t('threshold.title')} />
      {error !== null && <ErrorState {...view(error)} onRetry={() => void refetch()} />}
      {error === null && data === undefined && <ProgressBar label={t('record.loading')} />}
      {data !== undefined && (
        <form
          className="threshold-form"
          onSubmit={(event) => {
            event.preventDefault()
            if (chosen !== null && chosen !== data) set.mutate({ approverGradeRank: chosen })
          }}
        >
          <p>{t('threshold.text')}</p>
          <Select
            label={t('threshold.field')}
            description={t('threshold.help')}
            value={String(shown)}
            options={GRADES.map((grade) => ({
              id: String(grade),
              label: t('threshold.option', { grade: t(`grades.${grade}`) }),
            }))}
            onChange={(id) => setChosen(Number(id))}
          />
          {set.error !== null && <ErrorState {...view(set.error)} />}
          <div className="threshold-foot">
            <Button
              type="submit"
              variant="primary"
              busy={set.isPending}
              unavailable={chosen === null || chosen === data ? t('threshold.unchanged') : undefined}
            >
              {t('threshold.save')}
            </Button>
          </div>
        </form>
      )}
    </>
  )
}
