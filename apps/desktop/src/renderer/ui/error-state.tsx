import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import './error-state.css'
import { Icon } from './icon.tsx'

export interface ErrorStateProps {
  /** What happened, in one sentence. */
  readonly text: string
  /** What to do about it. */
  readonly advice?: string | undefined
  /** What was not lost; the usual sentence unless told otherwise, null where it would not be true. */
  readonly safe?: string | null
  /** A stable code for the help desk. */
  readonly code?: string | undefined
  readonly onRetry?: (() => void) | undefined
  /** Other ways on, beside trying again. */
  readonly actions?: ReactNode
}

/** Something went wrong: what happened, that nothing was lost, what to do. */
export function ErrorState({ text, advice, safe, code, onRetry, actions }: ErrorStateProps) {
  const { t } = useTranslation('ui')
  const kept = safe === undefined ? t('error.nothingLost') : safe
  return (
    <div className="error-state" role="alert">
      <Icon name="warning" />
      <div className="error-words">
        <p className="error-title">{text}</p>
        {kept !== null && <p>{kept}</p>}
        {advice !== undefined && <p>{advice}</p>}
        {(onRetry !== undefined || actions !== undefined) && (
          <div className="error-acts">
            {onRetry !== undefined && (
              <Button icon="refresh" onPress={onRetry}>
                {t('action.retry')}
              </Button>
            )}
            {actions}
          </div>
        )}
        {code !== undefined && <p className="error-code">{t('error.code', { code })}</p>}
      </div>
    </div>
  )
}
