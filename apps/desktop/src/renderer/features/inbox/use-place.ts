import { useNavigate, useParams, useSearch } from '@tanstack/react-router'
import { useEffect, useRef, useState } from 'react'
import type { BoxName, BoxPeriod } from '../../routes/box-names.ts'
import type { BoxPlace } from '../../routes/box-place.ts'
import type { Sort } from '../../ui/table/column.ts'

/** The row where the person was in each box, for as long as the page is open: coming back, they stand there again. */
const lastRows = new Map<BoxName, string>()

/** Where the person is in a box: order and filter in the address, the open document as its child, the row. */
export function usePlace(box: BoxName) {
  const navigate = useNavigate()
  const search = useSearch({ from: '/desk/box/$box' })
  const { documentId } = useParams({ strict: false })
  const [active, setActive] = useState<string | null>(documentId ?? lastRows.get(box) ?? null)
  const [focusDocument, setFocusDocument] = useState(documentId !== undefined)
  const list = useRef<HTMLDivElement>(null)
  const returning = useRef(false)
  useEffect(() => {
    if (documentId !== undefined) setActive(documentId)
  }, [documentId])
  useEffect(() => {
    if (active !== null) lastRows.set(box, active)
  }, [box, active])

  // The list may have been folded away: its focus is given back once it is there again.
  useEffect(() => {
    if (documentId !== undefined || !returning.current) return
    returning.current = false
    list.current?.querySelector<HTMLElement>('[role="grid"]')?.focus()
  }, [documentId])

  const show = (id: string, focus: boolean, replace = false): void => {
    setFocusDocument(focus)
    void navigate({ to: '/box/$box/$documentId', params: { box, documentId: id }, search: (now) => now, replace })
  }
  const close = (): void => {
    setFocusDocument(false)
    void navigate({ to: '/box/$box', params: { box }, search: (now) => now })
    returning.current = true
  }
  const sort: Sort | null = search.sort === undefined ? null : { column: search.sort, descending: search.descending === true }
  /** The list's part of the address changes in place: Back leads out of the box, not through every order it had. */
  const change = (next: {
    sort?: string | undefined
    descending?: true | undefined
    find?: string | undefined
    urgent?: true | undefined
    period?: BoxPeriod | undefined
  }): void => void navigate({ to: '.', search: (now) => ({ ...now, ...next }), replace: true })
  return {
    documentId: documentId ?? null,
    list,
    active,
    setActive,
    show,
    close,
    sort,
    setSort: (to: Sort | null) => change({ sort: to?.column, descending: to?.descending === true ? true : undefined }),
    filter: search.find ?? '',
    setFilter: (find: string) => change({ find: find === '' ? undefined : find }),
    urgent: search.urgent === true,
    setUrgent: (urgent: boolean) => change({ urgent: urgent ? true : undefined }),
    period: search.period ?? null,
    setPeriod: (period: BoxPeriod | null) => change({ period: period ?? undefined }),
    /** What the document's pane may ask. @param shown ids in the order in which they are shown */
    placeOf: (shown: readonly string[]): BoxPlace => ({
      focusDocument,
      close,
      next: (from) => {
        const at = shown.indexOf(from)
        const id = shown[at + 1] ?? shown[at - 1]
        if (id === undefined) close()
        else show(id, true, true)
      },
    }),
  }
}
