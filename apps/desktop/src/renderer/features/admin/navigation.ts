import type { NavigationEntry } from '../../routes/navigation.ts'

/** The log of everything, for auditors; what proofs of sealed files wait for, for administrators. */
export const auditNavigation: readonly NavigationEntry[] = [
  { id: 'audit', to: '/audit', icon: 'history', label: (t) => t('audit:menu'), startsGroup: true, roles: ['auditor'] },
  { id: 'proofs', to: '/proofs', icon: 'archive', label: (t) => t('audit:proofs.menu'), roles: ['administrator'] },
]

/** The delegation schedule and the line's own chart, for administrators; everybody may read what is in force at its address. */
export const delegationNavigation: readonly NavigationEntry[] = [
  {
    id: 'delegation',
    to: '/delegation',
    icon: 'people',
    label: (t) => t('delegation:menu'),
    startsGroup: true,
    roles: ['administrator'],
  },
  {
    id: 'line-chart',
    to: '/line-chart',
    icon: 'tree',
    label: (t) => t('audit:chart.menu'),
    roles: ['administrator', 'auditor', 'records-manager'],
  },
]
