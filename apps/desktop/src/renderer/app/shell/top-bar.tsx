import { useTranslation } from 'react-i18next'
import { useSessionPerson } from '../../api/session.ts'
import { NoticeBell } from '../../features/notices/notice-bell.tsx'
import { Icon } from '../../ui/icon.tsx'
import { IconButton } from '../../ui/icon-button.tsx'
import { KeyHint } from '../../ui/keys/key-hint.tsx'
import { PartBoundary } from '../../ui/part-boundary.tsx'
import { AppearanceMenu } from './appearance-menu.tsx'
import { ConnectionLine } from './connection-line.tsx'
import { PersonMenu } from './person-menu.tsx'

export interface TopBarProps {
  readonly folded: boolean
  readonly onFold: () => void
  readonly onSearch: () => void
}

/** A bell that cannot be drawn is left out until the next screen: nothing else of the bar depends on it. */
const Nothing = (): null => null

/** Product and unit at the left, search in the middle, the person at the right. */
export function TopBar({ folded, onFold, onSearch }: TopBarProps) {
  const { t } = useTranslation('desk')
  const person = useSessionPerson()
  return (
    <header className="top-bar">
      <IconButton icon="menu" label={t('keys.foldNavigation')} keys="[" pressed={!folded} onPress={onFold} />
      <span className="top-product">{t('product')}</span>
      <span className="top-unit">{person.unitName}</span>
      <button type="button" className="top-search" onClick={onSearch} aria-keyshortcuts="Control+K Meta+K">
        <Icon name="search" />
        <span className="top-search-word">{t('search')}</span>
        <KeyHint keys="Mod+k" />
      </button>
      <ConnectionLine />
      <PartBoundary instead={Nothing}>
        <NoticeBell />
      </PartBoundary>
      <AppearanceMenu />
      <PersonMenu />
    </header>
  )
}
