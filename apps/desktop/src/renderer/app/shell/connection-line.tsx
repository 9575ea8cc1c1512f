import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Icon } from '../../ui/icon.tsx'

function subscribe(listener: () => void): () => void {
  addEventListener('online', listener)
  addEventListener('offline', listener)
  return () => {
    removeEventListener('online', listener)
    removeEventListener('offline', listener)
  }
}

/** Says when the machine has no network; nothing while it has. */
export function ConnectionLine() {
  const { t } = useTranslation('desk')
  const online = useSyncExternalStore(subscribe, () => navigator.onLine)
  return (
    <span className="top-connection" role="status">
      {!online && (
        <>
          <Icon name="warning" />
          {t('offline')}
        </>
      )}
    </span>
  )
}
