/** Widths and folds of panes on this machine, kept from one start to the next. */
export interface PaneState {
  readonly width: number
  readonly folded: boolean
}

const key = (id: string): string => `onmaru.panes.${id}`

/** Reads what was stored; what cannot be understood counts as nothing stored. */
export function parsePanes(text: string | null): Readonly<Record<string, PaneState>> {
  let given: unknown
  try {
    given = JSON.parse(text ?? '{}')
  } catch (error) {
    if (error instanceof SyntaxError) return {}
    throw error
  }
  if (typeof given !== 'object' || given === null) return {}
  const good = Object.entries(given).filter(
    (entry): entry is [string, PaneState] => Number.isFinite(entry[1]?.width) && typeof entry[1]?.folded === 'boolean',
  )
  return Object.fromEntries(good.map(([pane, { width, folded }]) => [pane, { width, folded }]))
}

export function loadPanes(id: string): Readonly<Record<string, PaneState>> {
  return parsePanes(localStorage.getItem(key(id)))
}

export function savePanes(id: string, panes: Readonly<Record<string, PaneState>>): void {
  localStorage.setItem(key(id), JSON.stringify(panes))
}
