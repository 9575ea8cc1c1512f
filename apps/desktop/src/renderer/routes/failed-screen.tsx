import { type ErrorComponentProps, useRouter } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../api/error-view.ts'
import { faultOf } from '../api/fault.ts'
import { useAskAnew } from '../api/use-ask-anew.ts'
import { Button } from '../ui/button.tsx'
import { ErrorState } from '../ui/error-state.tsx'
import { useBoxPlace } from './box-place.ts'
import './screens.css'

/** In place of a screen that could not be shown, inside the shell: what happened, what is kept, what to do, ways back. */
export function FailedScreen({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation(['desk', 'ui'])
  const view = useErrorView()(error)
  const router = useRouter()
  const askAnew = useAskAnew()
  const place = useRef<HTMLDivElement>(null)
  // Whatever had the focus is gone with the screen; where the person is elsewhere (the menu, a list), they stay there.
  useEffect(() => {
    if (document.activeElement === document.body) place.current?.focus()
  }, [])
  const retry = (): void => {
    const again = async (): Promise<void> => {
      reset()
      await router.invalidate()
    }
    void askAnew().then(again, again)
  }
  // A sentence that somebody wrote says more than that the screen failed.
  const told = faultOf(error).code !== 'UNEXPECTED'
  const Heading = useBoxPlace() === null ? 'h1' : 'h2'
  return (
    <div ref={place} className="screen-message" tabIndex={-1}>
      <Heading className="visually-hidden">{t('desk:failed.title')}</Heading>
      <ErrorState
        code={view.code}
        text={told ? view.text : t('desk:failed.title')}
        safe={t('ui:failed.safe')}
        advice={(told ? view.advice : undefined) ?? t('ui:failed.do')}
        onRetry={retry}
        actions={
          <>
            {router.history.canGoBack() && (
              <Button icon="chevronLeft" onPress={() => router.history.back()}>
                {t('desk:failed.back')}
              </Button>
            )}
            <Button icon="home" onPress={() => void router.navigate({ to: '/' })}>
              {t('desk:failed.home')}
            </Button>
          </>
        }
      />
    </div>
  )
}
