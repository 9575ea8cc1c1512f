import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { IconButton } from './icon-button.tsx'
import { dismissNotice, type Notice, type NoticeTone, presentNotices, subscribeNotices } from './notices.ts'
import './toast-region.css'

const ICONS: Readonly<Record<NoticeTone, IconName>> = { info: 'info', done: 'check', warning: 'warning', error: 'error' }
const SECONDS_SHOWN = 8

function Toast({ notice }: { readonly notice: Notice }) {
  const { t } = useTranslation('ui')
  const [held, setHeld] = useState(false)
  const stays = notice.tone === 'error' || notice.tone === 'warning' || notice.action !== null
  useEffect(() => {
    if (stays || held) return
    const timer = setTimeout(() => dismissNotice(notice.id), SECONDS_SHOWN * 1000)
    return () => clearTimeout(timer)
  }, [notice.id, stays, held])
  return (
    <li className="toast" data-tone={notice.tone} onPointerEnter={() => setHeld(true)} onPointerLeave={() => setHeld(false)}>
      <Icon name={ICONS[notice.tone]} />
      <span className="toast-text">{notice.text}</span>
      {notice.action !== null && (
        <Button
          variant="quiet"
          onPress={() => {
            notice.action?.run()
            dismissNotice(notice.id)
          }}
        >
          {notice.action.label}
        </Button>
      )}
      <IconButton icon="close" label={t('toast.dismiss')} onPress={() => dismissNotice(notice.id)} />
    </li>
  )
}

/**
 * Where notices appear and are read aloud. Once, at the root. The two live regions stand from the start: a region that
 * comes together with its text is not read.
 */
export function ToastRegion() {
  const { t } = useTranslation('ui')
  const notices = useSyncExternalStore(subscribeNotices, presentNotices)
  const urgent = notices.filter((notice) => notice.tone === 'error' || notice.tone === 'warning')
  const calm = notices.filter((notice) => !urgent.includes(notice))
  return (
    <section className="toast-region" aria-label={t('toast.region')} data-keeps-open>
      <div className="visually-hidden" role="alert">
        {urgent.at(-1)?.text}
      </div>
      <div className="visually-hidden" role="status">
        {calm.at(-1)?.text}
      </div>
      <ul className="toasts">
        {notices.map((notice) => (
          <Toast key={notice.id} notice={notice} />
        ))}
      </ul>
    </section>
  )
}
