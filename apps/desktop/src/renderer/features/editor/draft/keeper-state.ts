import type { ServerCopy } from './reconcile.ts'
import type { DraftForm } from './types.ts'

/**
 * SAVED: the server has everything. CHANGED: this computer has more, the save is due. SAVING: it is on its way.
 * HERE_ONLY: the server did not take it; it stays here and is tried again. CONFLICT: both were changed.
 */
export type KeeperStatus = 'SAVED' | 'CHANGED' | 'SAVING' | 'HERE_ONLY' | 'CONFLICT'

export interface KeeperState {
  readonly form: DraftForm
  /** The server's version that the form stands on. */
  readonly version: number
  readonly status: KeeperStatus
  /** When the server last had everything. */
  readonly savedAt: string
  /** Why the last save failed. */
  readonly problem: unknown
  /** Whether this computer keeps what is typed; false where its store refuses. */
  readonly keptHere: boolean
  /** The other side of a conflict. */
  readonly theirs: ServerCopy | null
  /** Counts forms that came from elsewhere (the other side of a conflict): the page draws the body anew. */
  readonly generation: number
}

/** What a keeper needs of the world. */
export interface KeeperPorts {
  readonly save: (basedOn: number, form: DraftForm) => Promise<{ readonly version: number; readonly savedAt: string }>
  readonly load: () => Promise<ServerCopy>
  /** Whether an error says that the server has another version (DRAFT_STALE). */
  readonly isStale: (error: unknown) => boolean
  /** Whether trying again later may help: no network, a server that is starting. */
  readonly isPassing: (error: unknown) => boolean
  readonly now: () => string
  /** Runs later; answers how to call it off. */
  readonly later: (run: () => void, milliseconds: number) => () => void
}
