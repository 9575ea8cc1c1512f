import type { AppRouter } from '@onmaru/server/router'
import type { TRPCClient } from '@trpc/client'
import type { AllTexts } from '../i18n/language.ts'
import type { IconName } from '../ui/icon.tsx'

/** One thing that ⌘K can find. */
export interface PaletteItem {
  readonly id: string
  readonly label: string
  readonly help?: string
  readonly icon?: IconName
  /** Goes to this address, or does something. */
  readonly to?: string
  readonly run?: () => void
}

/** Something that ⌘K searches: documents, people, units, tasks. Asked anew for everything that is typed; answers are kept a moment. */
export interface PaletteSource {
  readonly id: string
  readonly title: (t: AllTexts) => string
  readonly find: (typed: string, client: TRPCClient<AppRouter>) => Promise<readonly PaletteItem[]>
}
