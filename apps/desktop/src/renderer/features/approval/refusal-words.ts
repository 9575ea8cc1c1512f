import { useTranslation } from 'react-i18next'
import type { Allowance } from '../../api/shapes.ts'

/** Why an act is not possible now, in the language of the screen, with the article that says so. */
export function useRefusalWords(): (refusal: Allowance['refusal']) => string | undefined {
  const { t, i18n } = useTranslation('approval')
  return (refusal) =>
    refusal === null
      ? undefined
      : t('refused', { sentence: i18n.language === 'en' ? refusal.sentence.en : refusal.sentence.ko, article: refusal.article })
}
