import { createContext, useContext } from 'react'

/** The list beside an open document: what the document's pane may ask of it. */
export interface BoxPlace {
  /** Opens the document that stands after this one in the list, or closes the pane when none is left. */
  readonly next: (documentId: string) => void
  readonly close: () => void
  /** Whether the person opened it to be in it; a mere look leaves the focus in the list. */
  readonly focusDocument: boolean
}

const BoxPlaceContext = createContext<BoxPlace | null>(null)

export const BoxPlaceProvider = BoxPlaceContext.Provider

/** The list that the document was opened from; null where it has the screen to itself. */
export function useBoxPlace(): BoxPlace | null {
  return useContext(BoxPlaceContext)
}
