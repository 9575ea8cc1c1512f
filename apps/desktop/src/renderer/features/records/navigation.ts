import type { NavigationEntry } from '../../routes/navigation.ts'

/** Unit tasks with their folders, and the register. */
export const recordsNavigation: readonly NavigationEntry[] = [
  { id: 'records', to: '/records', icon: 'folder', label: (t) => t('records:menu'), startsGroup: true },
  { id: 'register', to: '/register', icon: 'archive', label: (t) => t('records:register.menu') },
]
