import type { AppRouter } from '@onmaru/server/router'
import type { TRPCClient } from '@trpc/client'
import type { AllTexts } from '../i18n/language.ts'
import type { IconName } from '../ui/icon.tsx'

/** One thing that ⌘K can find. */
export interface PaletteItem {
  readonly id: string
  readonly label: string
  readonly help?: string
  /** Found by these words too, though they are not its name: who drafted it, its code. */
  readonly also?: readonly string[]
  readonly icon?: IconName
  /** Goes to this address, or does something. */
  readonly to?: string
  readonly run?: () => void
}

/** Something that ⌘K searches: documents, people, units, tasks. */
export interface PaletteSource {
  readonly id: string
  readonly title: (t: AllTexts) => string
  /** All that there is, asked once and kept a moment; what is typed narrows it here, so that initial consonants do too. */
  readonly load?: (client: TRPCClient<AppRouter>, t: AllTexts) => Promise<readonly PaletteItem[]>
  /** What is offered for any text, to look for it elsewhere. */
  readonly offer?: (typed: string, t: AllTexts) => readonly PaletteItem[]
}
