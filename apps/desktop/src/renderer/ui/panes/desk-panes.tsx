import { type ReactNode, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Pane } from './split-panes.tsx'
import { SplitPanes } from './split-panes.tsx'
import { useMedia } from './use-media.ts'

export interface DeskPanesProps {
  /** Name under which widths and folds are kept: the screen's. */
  readonly id: string
  readonly list: ReactNode
  readonly document: ReactNode
  /** A document is open: on a narrow screen the list folds away for it. */
  readonly documentOpen: boolean
  /** A third pane at the right: an inspector, a checker. */
  readonly side?: { readonly label: string; readonly content: ReactNode } | undefined
}

const NARROW = '(max-width: 1279px)'

/** A list beside the document that is open in it. The document takes the room; the list folds when there is too little. */
export function DeskPanes({ id, list, document, documentOpen, side }: DeskPanesProps) {
  const { t } = useTranslation('desk')
  const narrow = useMedia(NARROW)
  const [kept, setKept] = useState<{ readonly open: boolean; readonly folded: boolean } | null>(null)
  const squeezed = narrow && documentOpen
  // What the person did to the fold holds until a document is opened or closed.
  const folded = squeezed ? (kept?.open === documentOpen ? kept.folded : true) : undefined
  const listPane: Pane = {
    id: 'list',
    label: t('list'),
    width: 400,
    min: 280,
    max: 720,
    content: list,
    ...(folded === undefined ? {} : { folded, onFoldedChange: (next) => setKept({ open: documentOpen, folded: next }) }),
  }
  const panes: Pane[] = [listPane, { id: 'document', label: t('document'), content: document }]
  if (side !== undefined) panes.push({ id: 'side', label: side.label, width: 280, min: 200, max: 480, content: side.content })
  return <SplitPanes id={id} panes={panes} />
}
