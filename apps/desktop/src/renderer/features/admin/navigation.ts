import type { NavigationEntry } from '../../routes/navigation.ts'

/** The log of everything, for auditors. */
export const auditNavigation: readonly NavigationEntry[] = [
  { id: 'audit', to: '/audit', icon: 'history', label: (t) => t('audit:menu'), startsGroup: true, roles: ['auditor'] },
]
