import { useTranslation } from 'react-i18next'
import { LANGUAGES, parseLanguage } from '../../i18n/language.ts'
import { CONTRASTS, DENSITIES, setAppearance, THEMES, useAppearance } from '../../theme/appearance.ts'
import { NativeSwitch } from '../../ui/native-notices/native-switch.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'

/** Brightness, contrast, row height, language, and where notices appear; each takes hold at once and stays on this machine. */
export function Appearance() {
  const { t, i18n } = useTranslation(['desk', 'settings'])
  const { theme, contrast, density } = useAppearance()
  return (
    <div className="settings-part">
      <p>{t('settings:appearance.text')}</p>
      <RadioGroup
        label={t('desk:appearance.theme')}
        value={theme}
        options={THEMES.map((id) => ({ id, label: t(`desk:appearance.themes.${id}`) }))}
        onChange={(next) => setAppearance({ theme: next })}
      />
      <RadioGroup
        label={t('desk:appearance.contrast')}
        value={contrast}
        options={CONTRASTS.map((id) => ({ id, label: t(`desk:appearance.contrasts.${id}`) }))}
        onChange={(next) => setAppearance({ contrast: next })}
      />
      <RadioGroup
        label={t('desk:appearance.density')}
        value={density}
        options={DENSITIES.map((id) => ({ id, label: t(`desk:appearance.densities.${id}`) }))}
        onChange={(next) => setAppearance({ density: next })}
      />
      <RadioGroup
        label={t('desk:appearance.language')}
        value={parseLanguage(i18n.language)}
        options={LANGUAGES.map((id) => ({ id, label: t(`desk:appearance.languages.${id}`) }))}
        onChange={(next) => void i18n.changeLanguage(next)}
      />
      <section aria-labelledby="settings-notices">
        <h2 id="settings-notices" className="field-label">
          {t('settings:appearance.notices')}
        </h2>
        <NativeSwitch />
      </section>
    </div>
  )
}
