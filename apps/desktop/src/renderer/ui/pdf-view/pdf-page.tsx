import { type PDFPageProxy, RenderingCancelledException, TextLayer } from 'pdfjs-dist'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { FULL_SIZE } from './zoom.ts'

export interface PdfPageProps {
  readonly page: PDFPageProxy
  readonly pages: number
  /** 1 = 100 % */
  readonly zoom: number
}

/** Larger canvases are refused by some machines; the page is then drawn coarser, not at all is worse. */
const MOST_PIXELS = 16_000_000

/** Draws the page on a canvas of its own, so that the old one stays in sight until the new one is whole. */
function draw(page: PDFPageProxy, zoom: number, onDrawn: (canvas: HTMLCanvasElement) => void): () => void {
  const { width, height } = page.getViewport({ scale: zoom * FULL_SIZE })
  const density = Math.min(devicePixelRatio, Math.sqrt(MOST_PIXELS / (width * height)))
  const viewport = page.getViewport({ scale: zoom * FULL_SIZE * density })
  const canvas = document.createElement('canvas')
  canvas.width = Math.round(viewport.width)
  canvas.height = Math.round(viewport.height)
  const task = page.render({ canvas, viewport })
  task.promise.then(
    () => onDrawn(canvas),
    (error: unknown) => {
      if (!(error instanceof RenderingCancelledException)) throw error
    },
  )
  return () => task.cancel()
}

/** One page as it will be signed: the picture, and its text over it for selecting and for screen readers. */
export function PdfPage({ page, pages, zoom }: PdfPageProps) {
  const { t } = useTranslation('ui')
  const picture = useRef<HTMLDivElement>(null)
  const text = useRef<HTMLDivElement>(null)
  useEffect(() => draw(page, zoom, (canvas) => picture.current?.replaceChildren(canvas)), [page, zoom])
  useEffect(() => {
    const container = text.current
    if (container === null) return
    const layer = new TextLayer({
      textContentSource: page.streamTextContent({ includeMarkedContent: false }),
      container,
      viewport: page.getViewport({ scale: 1 }),
    })
    layer.render().catch((error: unknown) => {
      if (!(error instanceof Error) || error.name !== 'AbortException') throw error
    })
    return () => {
      layer.cancel()
      container.replaceChildren()
    }
  }, [page])
  const { width, height } = page.getViewport({ scale: zoom * FULL_SIZE })
  return (
    <section
      className="pdf-page"
      aria-label={t('pdf.page', { page: page.pageNumber, pages })}
      style={{ width: `${width}px`, height: `${height}px`, '--total-scale-factor': zoom * FULL_SIZE } as React.CSSProperties}
    >
      <div ref={picture} className="pdf-picture" aria-hidden="true" />
      <div ref={text} className="pdf-text textLayer" />
    </section>
  )
}
