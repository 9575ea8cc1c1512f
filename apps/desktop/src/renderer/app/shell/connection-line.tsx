import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useLiveChanges } from '../../api/live.ts'
import { Icon } from '../../ui/icon.tsx'

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** Says when the machine has no network, or when changes of others no longer arrive; nothing while all is well. */
export function ConnectionLine() {
  const { t } = useTranslation('desk')
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  const live = useLiveChanges()
  return (
    <span className="top-connection" role="status">
      {(!online || !live) && (
        <>
          <Icon name="warning" />
          {t(online ? 'liveLost' : 'offline')}
        </>
      )}
    </span>
  )
}
