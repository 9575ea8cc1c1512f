import { useEffect } from 'react'

/** What a server says of rows that it gives page by page. */
export interface ServedRows {
  /** Of all that fit; `more` than it counted. Null while it is not known. */
  readonly count: { readonly count: number; readonly more: boolean } | null
  /** Asks for the next page; null at the end, and while one is on its way. */
  readonly more: (() => void) | null
  /** Hands all of them over, those too that are not here. */
  readonly onExport: () => void
  /** Whether something beside the words keeps rows out. */
  readonly narrowed: boolean
}

/** So many rows before the last one that is here the next page is asked for. */
const AHEAD = 40

/** Asks for the next page when the last row in sight comes near the last one that is here. */
export function useEndReached(lastInSight: number, rows: number, more: (() => void) | null): void {
  useEffect(() => {
    if (more !== null && rows > 0 && lastInSight >= rows - AHEAD) more()
  }, [more, lastInSight, rows])
}
