import type { AllTexts } from '../i18n/language.ts'
import type { IconName } from '../ui/icon.tsx'

/** One line of the main menu. A feature exports its own; `app/navigation-entries.ts` puts them in order. */
export interface NavigationEntry {
  readonly id: string
  /** The address, as its route has it. */
  readonly to: string
  readonly icon: IconName
  readonly label: (t: AllTexts) => string
  /** A hook that counts what waits there; undefined while it is not known. */
  readonly useCount?: () => number | undefined
  /** Indented under the entry with this id. */
  readonly under?: string
  /** A line above it: a new part of the menu. */
  readonly startsGroup?: boolean
}
