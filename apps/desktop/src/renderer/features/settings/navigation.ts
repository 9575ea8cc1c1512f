import type { NavigationEntry } from '../../routes/navigation.ts'

/** What a person sets for themselves. */
export const settingsNavigation: readonly NavigationEntry[] = [
  { id: 'settings', to: '/settings', icon: 'settings', label: (t) => t('settings:menu'), startsGroup: true },
]
