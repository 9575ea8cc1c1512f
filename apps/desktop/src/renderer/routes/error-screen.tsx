import { useQueryClient } from '@tanstack/react-query'
import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../api/error-view.ts'
import { ErrorState } from '../ui/error-state.tsx'
import './screens.css'

/** In place of a screen that could not be shown; trying again asks the server anew. */
export function ErrorScreen({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('desk')
  const view = useErrorView()(error)
  const router = useRouter()
  const queries = useQueryClient()
  const retry = (): void => {
    queries.resetQueries({ predicate: (query) => query.state.status === 'error' }).then(
      async () => {
        reset()
        await router.invalidate()
      },
      () => reset(),
    )
  }
  return (
    <main className="screen-message">
      <h1 className="visually-hidden">{t('failed.title')}</h1>
      <ErrorState {...view} advice={view.advice ?? t('failed.do')} onRetry={retry} />
    </main>
  )
}
