import type { NavigationEntry } from '../../routes/navigation.ts'
import { useHeldCount } from './queue.ts'

/** For the disclosure officer the queue, for an administrator the grade from which documents go out by themselves. */
export const disclosureNavigation: readonly NavigationEntry[] = [
  {
    id: 'release',
    to: '/release',
    icon: 'globe',
    label: (t) => t('disclosure:menu'),
    useCount: useHeldCount,
    startsGroup: true,
    roles: ['disclosure-officer'],
  },
  {
    id: 'release-threshold',
    to: '/release/threshold',
    icon: 'filter',
    label: (t) => t('disclosure:threshold.menu'),
    roles: ['administrator'],
  },
]
