import { useTranslation } from 'react-i18next'
import type { PathStep } from '../../api/shapes.ts'
import { formatShortDate, formatTime } from '../../i18n/format.ts'
import { type Elapsed, took, waited } from './elapsed.ts'

/** When something of a step was, in short words. */
export interface TimeWords {
  /** `7. 15. 09:02` */
  readonly short: (at: string) => string
  /** How long it took, or has waited; null for what has no beginning. */
  readonly spent: (step: Pick<PathStep, 'openedAt' | 'at' | 'state'>) => string | null
}

/** How to say the times of a path, in the language of the screen. */
export function useTimeWords(): TimeWords {
  const { t } = useTranslation('ui')
  const words = ({ unit, count }: Elapsed): string => t(`elapsed.${unit}`, { count })
  return {
    short: (at) => `${formatShortDate(at)} ${formatTime(at)}`,
    spent: ({ openedAt, at, state }) => {
      if (openedAt === null) return null
      if (at !== null) return t('path.took', { time: words(took(openedAt, at)) })
      return state === 'OPEN' || state === 'HELD' ? t('path.waits', { time: words(waited(openedAt, new Date())) }) : null
    },
  }
}
