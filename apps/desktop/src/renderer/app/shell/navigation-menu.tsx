import { Link, useRouteContext } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useSessionPerson } from '../../api/session.ts'
import { formatCount } from '../../i18n/format.ts'
import { NAMESPACES } from '../../i18n/language.ts'
import { entriesFor, type NavigationEntry } from '../../routes/navigation.ts'
import { Icon } from '../../ui/icon.tsx'

const none = (): undefined => undefined

function Entry({ entry }: { readonly entry: NavigationEntry }) {
  const { t } = useTranslation(NAMESPACES)
  const label = entry.label(t)
  const useCount = entry.useCount ?? none
  const count = useCount()
  return (
    <li
      className="navigation-item"
      data-under={entry.under !== undefined || undefined}
      data-starts-group={entry.startsGroup || undefined}
    >
      <Link
        to={entry.to}
        className="navigation-link"
        activeOptions={{ exact: entry.to === '/', includeSearch: false }}
        title={label}
      >
        <Icon name={entry.icon} />
        <span className="navigation-word">{label}</span>
        {count !== undefined && count > 0 && <span className="navigation-count">{formatCount(count)}</span>}
      </Link>
    </li>
  )
}

/** The main menu: every part of the desk, with how many wait there. Folded, the pictures stay, with their words for screen readers. */
export function NavigationMenu({ folded }: { readonly folded: boolean }) {
  const { t } = useTranslation('desk')
  const { navigation } = useRouteContext({ from: '__root__' })
  const { roles } = useSessionPerson()
  return (
    <nav className="navigation" aria-label={t('navigation')} data-folded={folded || undefined}>
      <ul>
        {entriesFor(navigation, roles).map((entry) => (
          <Entry key={entry.id} entry={entry} />
        ))}
      </ul>
    </nav>
  )
}
