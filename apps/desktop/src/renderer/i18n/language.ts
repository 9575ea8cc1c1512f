import { createInstance, type i18n, type PostProcessorModule, type TFunction } from 'i18next'
import { initReactI18next } from 'react-i18next'
import { withParticles } from './particles.ts'
import { resources } from './resources.ts'

export const LANGUAGES = ['ko', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

/** Every namespace; what reads texts of more than one (the menu, the palette) asks for all. */
export const NAMESPACES = Object.keys(resources.ko) as readonly (keyof typeof resources.ko)[]

/** Texts of every namespace: `t('inbox:waiting')`. */
export type AllTexts = TFunction<typeof NAMESPACES>

/** The step after every text: `[을/를]` becomes the one that the word before it takes. */
const PARTICLES = 'particles'
const STORED = 'onmaru.language'

/** What was stored, or Korean. */
export function parseLanguage(stored: string | null): Language {
  return LANGUAGES.find((language) => language === stored) ?? 'ko'
}

/**
 * Starts the texts of the screens in the stored language and keeps `<html lang>` and the store in step with it.
 * A text that is missing in English is shown in Korean.
 */
export async function startLanguage(): Promise<i18n> {
  const instance = createInstance()
  instance.on('languageChanged', (language) => {
    document.documentElement.lang = language
    localStorage.setItem(STORED, language)
  })
  await instance
    .use(initReactI18next)
    .use({ type: 'postProcessor', name: PARTICLES, process: withParticles } satisfies PostProcessorModule)
    .init({
      postProcess: [PARTICLES],
      resources,
      lng: parseLanguage(localStorage.getItem(STORED)),
      fallbackLng: 'ko',
      supportedLngs: [...LANGUAGES],
      defaultNS: 'ui',
      returnNull: false,
      // React escapes; escaping here as well would show &amp; to people.
      interpolation: { escapeValue: false },
    })
  return instance
}
