import { certificatesNavigation } from '../features/admin/certificates/navigation.ts'
import { auditNavigation, delegationNavigation } from '../features/admin/navigation.ts'
import { disclosureNavigation } from '../features/disclosure/navigation.ts'
import { editorNavigation } from '../features/editor/navigation.ts'
import { inboxNavigation } from '../features/inbox/navigation.ts'
import { recordsNavigation } from '../features/records/navigation.ts'
import { settingsNavigation } from '../features/settings/navigation.ts'
import type { NavigationEntry } from '../routes/navigation.ts'

/** The main menu, in its order. Each feature brings its own entries. */
export const navigationEntries: readonly NavigationEntry[] = [
  ...inboxNavigation,
  ...editorNavigation,
  ...recordsNavigation,
  ...disclosureNavigation,
  ...auditNavigation,
  ...delegationNavigation,
  ...certificatesNavigation,
  ...settingsNavigation,
]
