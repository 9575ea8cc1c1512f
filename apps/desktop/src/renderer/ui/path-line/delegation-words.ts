import { useTranslation } from 'react-i18next'
import type { PathRound } from '../../api/shapes.ts'

/** Says by which row of the delegation schedule a round could be decided, and why that one; null where it was not kept. */
export function useDelegationWords(): (
  round: Pick<PathRound, 'delegation'>,
) => { readonly row: string; readonly why: string } | null {
  const { t } = useTranslation('line')
  return ({ delegation }) => {
    if (delegation === null) return null
    const { rule, why, level, related } = delegation
    return {
      row:
        rule === null
          ? t('used.none')
          : t('used.row', { matter: rule.matter, level: t(`levels.${level}`), version: rule.version }),
      why: t(`why.${why}`, { title: related?.title ?? '' }),
    }
  }
}
