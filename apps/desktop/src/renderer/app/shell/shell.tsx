import { Outlet, useLocation, useRouteContext } from '@tanstack/react-router'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSessionPerson } from '../../api/session.ts'
import { isRefused } from '../../routes/navigation.ts'
import { RefusedScreen } from '../../routes/refused-screen.tsx'
import { useKeys } from '../../ui/keys/use-keys.ts'
import { Palette } from '../palette/palette.tsx'
import { NavigationMenu } from './navigation-menu.tsx'
import './shell.css'
import { TopBar } from './top-bar.tsx'

const STORED = 'onmaru.navigation.folded'

/** The desk around every screen: thin bar above, main menu at the left, the screen in the room that is left. */
export function Shell() {
  const { t } = useTranslation(['desk', 'ui'])
  const { navigation } = useRouteContext({ from: '__root__' })
  const { roles } = useSessionPerson()
  const refused = useLocation({ select: ({ pathname }) => isRefused(navigation, roles, pathname) })
  const [folded, setFolded] = useState(() => localStorage.getItem(STORED) === 'true')
  const [searching, setSearching] = useState(false)
  const fold = (): void => {
    localStorage.setItem(STORED, String(!folded))
    setFolded(!folded)
  }
  const group = t('ui:keys.general')
  useKeys([
    { keys: 'Mod+k', label: t('desk:keys.palette'), group, inFields: true, run: () => setSearching(true) },
    { keys: '[', label: t('desk:keys.foldNavigation'), group, run: fold },
  ])
  return (
    <div className="shell" data-folded={folded || undefined}>
      <button type="button" className="shell-skip" onClick={() => document.getElementById('main')?.focus()}>
        {t('desk:skip')}
      </button>
      <TopBar folded={folded} onFold={fold} onSearch={() => setSearching(true)} />
      <NavigationMenu folded={folded} />
      <main id="main" className="shell-main" tabIndex={-1} aria-label={t('desk:main')}>
        {refused ? <RefusedScreen /> : <Outlet />}
      </main>
      {searching && <Palette onClose={() => setSearching(false)} />}
    </div>
  )
}
