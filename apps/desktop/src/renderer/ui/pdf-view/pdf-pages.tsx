// biome-ignore-all lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by key (WCAG 2.1.1)
import { useVirtualizer } from '@tanstack/react-virtual'
import type { PDFPageProxy } from 'pdfjs-dist'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useKeys } from '../keys/use-keys.ts'
import { PdfBar } from './pdf-bar.tsx'
import { PdfPage } from './pdf-page.tsx'
import { FULL_SIZE, fitWidth, MARGIN, stepZoom } from './zoom.ts'

export interface PdfPagesProps {
  readonly label: string
  readonly pages: readonly PDFPageProxy[]
  readonly mainView: boolean
  readonly takesFocus: boolean
}

/** Pages under one another, only those in sight drawn. */
export function PdfPages({ label, pages, mainView, takesFocus }: PdfPagesProps) {
  const { t } = useTranslation('ui')
  const scroller = useRef<HTMLElement>(null)
  const room = useWidth(scroller)
  useEffect(() => {
    if (takesFocus) scroller.current?.focus()
  }, [takesFocus])
  /** Null fits the width. */
  const [chosen, setChosen] = useState<number | null>(null)
  const sizes = pages.map((page) => page.getViewport({ scale: 1 }))
  const widest = Math.max(...sizes.map(({ width }) => width))
  const zoom = chosen ?? fitWidth(widest, room)
  const virtual = useVirtualizer({
    count: pages.length,
    getScrollElement: () => scroller.current,
    estimateSize: (index) => (sizes[index]?.height ?? 0) * zoom * FULL_SIZE,
    gap: MARGIN,
    paddingStart: MARGIN,
    paddingEnd: MARGIN,
    overscan: 1,
  })
  // biome-ignore lint/correctness/useExhaustiveDependencies: another zoom asks for a new measure
  useEffect(() => virtual.measure(), [zoom])
  const items = virtual.getVirtualItems()
  const middle = (virtual.scrollOffset ?? 0) + (virtual.scrollRect?.height ?? 0) / 2
  const present = (items.find((item) => item.end >= middle) ?? items.at(-1))?.index ?? 0
  const go = (by: 1 | -1): void =>
    virtual.scrollToIndex(Math.min(pages.length - 1, Math.max(0, present + by)), { align: 'start' })
  const step = (direction: 1 | -1): void => setChosen(stepZoom(zoom, direction))
  const group = t('pdf.keys')
  useKeys(
    mainView
      ? [
          { keys: 'n', label: t('pdf.next'), group, run: () => go(1) },
          { keys: 'p', label: t('pdf.previous'), group, run: () => go(-1) },
          { keys: '=', label: t('pdf.larger'), group, run: () => step(1) },
          { keys: '-', label: t('pdf.smaller'), group, run: () => step(-1) },
          { keys: '0', label: t('pdf.fit'), group, run: () => setChosen(null) },
        ]
      : [],
  )
  return (
    <>
      <PdfBar
        page={present + 1}
        pages={pages.length}
        zoom={zoom}
        fits={chosen === null}
        onZoom={step}
        onFit={() => setChosen(null)}
      />
      <section ref={scroller} className="pdf-scroller" tabIndex={0} aria-label={label}>
        <div
          className="pdf-stack"
          style={{ height: `${virtual.getTotalSize()}px`, width: `${widest * zoom * FULL_SIZE + 2 * MARGIN}px` }}
        >
          {room > 0 &&
            items.map(({ index, start }) => {
              const page = pages[index]
              return (
                page !== undefined && (
                  <div key={index} className="pdf-place" style={{ transform: `translateY(${start}px)` }}>
                    <PdfPage page={page} pages={pages.length} zoom={zoom} />
                  </div>
                )
              )
            })}
        </div>
      </section>
    </>
  )
}

/** The width inside of an element, in pixels, rounded so that a half pixel draws nothing anew; 0 before it was measured. */
function useWidth(element: React.RefObject<HTMLElement | null>): number {
  const [width, setWidth] = useState(0)
  useEffect(() => {
    const { current } = element
    if (current === null) return
    const observer = new ResizeObserver(() => setWidth(Math.floor(current.clientWidth)))
    observer.observe(current)
    return () => observer.disconnect()
  }, [element])
  return width
}
