/** Short messages to the person: shown in a corner and read aloud. Kept outside of React so that any code may speak. */
export type NoticeTone = 'info' | 'done' | 'warning' | 'error'

export interface Notice {
  readonly id: number
  readonly text: string
  readonly tone: NoticeTone
  readonly action: { readonly label: string; readonly run: () => void } | null
}

export interface AnnounceOptions {
  readonly tone?: NoticeTone
  /** One thing that can be done about it, for example to take it back. */
  readonly action?: Notice['action']
}

/** At most this many are shown; the oldest makes room. */
const SHOWN = 4

let notices: readonly Notice[] = []
let last = 0
const listeners = new Set<() => void>()

function set(next: readonly Notice[]): void {
  notices = next
  for (const listener of listeners) listener()
}

/** Says something. Errors and warnings interrupt a screen reader and stay until dismissed; the rest goes by itself. Returns its id. */
export function announce(text: string, { tone = 'info', action = null }: AnnounceOptions = {}): number {
  last += 1
  const notice: Notice = { id: last, text, tone, action }
  set([...notices.filter((other) => other.text !== text), notice].slice(-SHOWN))
  return notice.id
}

export function dismissNotice(id: number): void {
  set(notices.filter((notice) => notice.id !== id))
}

export function presentNotices(): readonly Notice[] {
  return notices
}

/** Calls back on every change; returns how to stop. */
export function subscribeNotices(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
