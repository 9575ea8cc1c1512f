import { getRouteApi } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { PageHeader } from '../../ui/page-header.tsx'
import { Tabs } from '../../ui/tabs.tsx'
import { Absences } from './absences.tsx'
import { Appearance } from './appearance.tsx'
import { Deputies } from './deputies.tsx'
import { MyCertificates } from './my-certificates.tsx'
import { MyKeys } from './my-keys.tsx'
import { MyLines } from './my-lines.tsx'
import { MySignature } from './my-signature.tsx'
import type { Section } from './sections.ts'
import './settings-screen.css'

const route = getRouteApi('/desk/settings')

/** What a person sets for themselves: absences, keys of this machine, how the desk looks. */
export function SettingsScreen() {
  const { t } = useTranslation('settings')
  const { section = 'absences' } = route.useSearch()
  const navigate = route.useNavigate()
  return (
    <div className="settings">
      <PageHeader title={t('title')} />
      <Tabs<Section>
        label={t('title')}
        value={section}
        onChange={(next) => void navigate({ search: { section: next === 'absences' ? undefined : next }, replace: true })}
        items={[
          {
            id: 'absences',
            label: t('absences.title'),
            content: (
              <div className="settings-absences">
                <Deputies />
                <Absences />
              </div>
            ),
          },
          { id: 'lines', label: t('lines.title'), content: <MyLines /> },
          { id: 'keys', label: t('keys.title'), content: <MyKeys /> },
          { id: 'certificates', label: t('certificates.title'), content: <MyCertificates /> },
          { id: 'signature', label: t('signature.title'), content: <MySignature /> },
          { id: 'appearance', label: t('appearance.title'), content: <Appearance /> },
        ]}
      />
    </div>
  )
}
