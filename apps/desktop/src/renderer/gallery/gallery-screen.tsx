import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { AppearanceMenu } from '../app/shell/appearance-menu.tsx'
import { PageHeader } from '../ui/page-header.tsx'
import { ActionParts } from './action-parts.tsx'
import { FieldParts } from './field-parts.tsx'
import './gallery.css'
import { ListParts } from './list-parts.tsx'
import { PaneParts } from './pane-parts.tsx'
import { StateParts } from './state-parts.tsx'

/** Names of the sections are the parts' own file names, the same in every language. */
const SECTIONS: readonly (readonly [string, () => ReactNode])[] = [
  ['button · menu · dialog · notices', ActionParts],
  ['text-field · select · combo-box · date-picker …', FieldParts],
  ['status-mark · states · timeline', StateParts],
  ['data-table · tree · tabs · person-picker', ListParts],
  ['split-panes · desk-panes', PaneParts],
]

/** Every part in every state. What it says is made up. */
export function GalleryScreen() {
  const { t } = useTranslation('desk')
  return (
    <main className="gallery">
      <PageHeader title={t('gallery')} actions={<AppearanceMenu />} />
      {SECTIONS.map(([name, Part]) => (
        <section key={name} className="gallery-section" aria-label={name}>
          <h2 className="gallery-name">{name}</h2>
          <Part />
        </section>
      ))}
    </main>
  )
}
