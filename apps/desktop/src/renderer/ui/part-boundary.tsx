import { CatchBoundary, type ErrorComponentProps, useLocation } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../api/error-view.ts'
import { useAskAnew } from '../api/use-ask-anew.ts'
import { ErrorState } from './error-state.tsx'

export interface PartBoundaryProps {
  readonly children: ReactNode
  /** What stands in its place; the usual sentences with a button to try again unless given. */
  readonly instead?: (props: ErrorComponentProps) => ReactNode
}

/** A part of a screen that may fail alone: what is around it goes on. Another address tries it again by itself. */
export function PartBoundary({ children, instead = FailedPart }: PartBoundaryProps) {
  const address = useLocation({ select: ({ href }) => href })
  return (
    <CatchBoundary getResetKey={() => address} errorComponent={instead}>
      {children}
    </CatchBoundary>
  )
}

/** In place of a part that could not be shown. */
function FailedPart({ error, reset }: ErrorComponentProps) {
  const { t } = useTranslation('ui')
  const view = useErrorView()(error)
  const askAnew = useAskAnew()
  return (
    <ErrorState
      {...view}
      text={t('failed.part')}
      safe={t('failed.safe')}
      advice={t('failed.do')}
      onRetry={() => void askAnew().then(reset, reset)}
    />
  )
}
