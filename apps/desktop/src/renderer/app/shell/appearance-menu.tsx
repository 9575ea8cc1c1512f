import { useTranslation } from 'react-i18next'
import { LANGUAGES } from '../../i18n/language.ts'
import { CONTRASTS, DENSITIES, setAppearance, THEMES, useAppearance } from '../../theme/appearance.ts'
import { IconButton } from '../../ui/icon-button.tsx'
import { Menu } from '../../ui/menu.tsx'

/** Theme, contrast, row height and language, kept on this machine. */
export function AppearanceMenu() {
  const { t, i18n } = useTranslation('desk')
  const { theme, contrast, density } = useAppearance()
  const pick = <T extends string>(values: readonly T[], id: string): T | undefined => values.find((value) => value === id)
  return (
    <Menu
      trigger={<IconButton icon="theme" label={t('appearance.menu')} />}
      label={t('appearance.menu')}
      choices={[
        {
          id: 'theme',
          title: t('appearance.theme'),
          value: theme,
          options: THEMES.map((id) => ({ id, label: t(`appearance.themes.${id}`) })),
          onChange: (id) => setAppearance({ theme: pick(THEMES, id) ?? theme }),
        },
        {
          id: 'contrast',
          title: t('appearance.contrast'),
          value: contrast,
          options: CONTRASTS.map((id) => ({ id, label: t(`appearance.contrasts.${id}`) })),
          onChange: (id) => setAppearance({ contrast: pick(CONTRASTS, id) ?? contrast }),
        },
        {
          id: 'density',
          title: t('appearance.density'),
          value: density,
          options: DENSITIES.map((id) => ({ id, label: t(`appearance.densities.${id}`) })),
          onChange: (id) => setAppearance({ density: pick(DENSITIES, id) ?? density }),
        },
        {
          id: 'language',
          title: t('appearance.language'),
          value: i18n.language,
          options: LANGUAGES.map((id) => ({ id, label: t(`appearance.languages.${id}`) })),
          onChange: (id) => void i18n.changeLanguage(id),
        },
      ]}
    />
  )
}
