import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { formatTime } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { StatusMark, type StatusTone } from '../../ui/status-mark.tsx'
import type { KeeperState } from './draft/keeper-state.ts'

export interface StateLineProps {
  readonly state: KeeperState
  readonly onSave: () => void
  readonly onConflict: () => void
}

const TONES: Readonly<Record<KeeperState['status'], StatusTone>> = {
  SAVED: 'done',
  CHANGED: 'progress',
  SAVING: 'progress',
  HERE_ONLY: 'held',
  CONFLICT: 'returned',
}

/** Where the draft is: on the server since when, or only on this computer. */
export function StateLine({ state, onSave, onConflict }: StateLineProps) {
  const { t } = useTranslation('editor')
  const view = useErrorView()
  const words = {
    SAVED: t('state.saved', { at: formatTime(state.savedAt) }),
    CHANGED: t('state.changed'),
    SAVING: t('state.saving'),
    HERE_ONLY: state.keptHere ? t('state.hereOnly') : t('state.nowhere'),
    CONFLICT: t('state.conflict'),
  }[state.status]
  return (
    <div className="state-line" role="status">
      <StatusMark tone={TONES[state.status]}>{words}</StatusMark>
      {state.status === 'HERE_ONLY' && (
        <>
          <span className="state-why">{view(state.problem).text}</span>
          <Button variant="quiet" onPress={onSave}>
            {t('state.retry')}
          </Button>
        </>
      )}
      {state.status === 'CONFLICT' && (
        <Button variant="quiet" onPress={onConflict}>
          {t('conflict.title')}
        </Button>
      )}
    </div>
  )
}
