import type { NavigationEntry } from '../../routes/navigation.ts'

export const editorNavigation: readonly NavigationEntry[] = [
  { id: 'new-draft', to: '/drafts/new', icon: 'add', label: (t) => t('editor:navigation') },
]
