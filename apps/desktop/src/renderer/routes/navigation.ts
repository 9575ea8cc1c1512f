import type { SessionPerson } from '../api/session.ts'
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
  /** Shown to people with one of these roles; to everybody without it. The server refuses others anyway. */
  readonly roles?: readonly SessionPerson['roles'][number][]
}

const leadsTo = (entry: NavigationEntry, path: string): boolean => path === entry.to || path.startsWith(`${entry.to}/`)

/** Whether the entry that an address belongs to, the longest that leads there, is for roles that this person has none of. */
export function isRefused(entries: readonly NavigationEntry[], roles: SessionPerson['roles'], path: string): boolean {
  const [entry] = entries.filter((each) => leadsTo(each, path)).toSorted((a, b) => b.to.length - a.to.length)
  return entry !== undefined && entriesFor([entry], roles).length === 0
}

/** The entries that this person has a use for, in order. */
export function entriesFor(entries: readonly NavigationEntry[], roles: SessionPerson['roles']): readonly NavigationEntry[] {
  return entries.filter((entry) => entry.roles === undefined || entry.roles.some((role) => roles.includes(role)))
}
