import type { NavigationEntry } from '../../../routes/navigation.ts'

/** The register of certificates, for administrators. */
export const certificatesNavigation: readonly NavigationEntry[] = [
  { id: 'certificates', to: '/certificates', icon: 'key', label: (t) => t('certificates:menu'), roles: ['administrator'] },
]
