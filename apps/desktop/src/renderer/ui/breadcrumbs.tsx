import { Breadcrumbs as AriaBreadcrumbs, Breadcrumb, Link } from 'react-aria-components'
import { useTranslation } from 'react-i18next'
import './breadcrumbs.css'
import { Icon } from './icon.tsx'

export interface Crumb {
  readonly id: string
  readonly label: string
  /** Goes there; the last one, where one is, has none. */
  readonly onPress?: () => void
}

/** Where this stands in a tree: 정책분야 › 정책영역 › 단위과제. */
export function Breadcrumbs({ crumbs }: { readonly crumbs: readonly Crumb[] }) {
  const { t } = useTranslation('ui')
  return (
    <nav aria-label={t('breadcrumbs')}>
      <AriaBreadcrumbs className="breadcrumbs">
        {crumbs.map((crumb, index) => (
          <Breadcrumb key={crumb.id} id={crumb.id} className="breadcrumb">
            {index > 0 && <Icon name="chevronRight" size={12} />}
            {crumb.onPress === undefined ? (
              <span className="breadcrumb-plain" {...(index === crumbs.length - 1 ? { 'aria-current': 'page' as const } : {})}>
                {crumb.label}
              </span>
            ) : (
              <Link className="breadcrumb-link" onPress={crumb.onPress}>
                {crumb.label}
              </Link>
            )}
          </Breadcrumb>
        ))}
      </AriaBreadcrumbs>
    </nav>
  )
}
