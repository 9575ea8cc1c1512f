import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { ErrorState, type ErrorStateProps } from '../error-state.tsx'
import { ProgressBar } from '../progress-bar.tsx'
import { PdfPages } from './pdf-pages.tsx'
import './pdf-view.css'
import { usePdf } from './use-pdf.ts'

export interface PdfViewProps {
  /** What the document is, for screen readers: its title. */
  readonly label: string
  /** The file; undefined while it is on its way. What is shown is drawn from these bytes and nothing else. */
  readonly bytes: Uint8Array | undefined
  /** Why there are no bytes. */
  readonly error?: ErrorStateProps | null
  /** The screen's main document: n p = - 0 work wherever the focus is. */
  readonly mainView?: boolean
  /** Takes the focus as soon as there are pages: arrow keys then scroll. */
  readonly takesFocus?: boolean
  /** Told when the pages of these bytes are on the screen; what was never shown must not be signed. */
  readonly onShown?: ((bytes: Uint8Array) => void) | undefined
}

/** A PDF page by page: fitted to the width, zoomed by keys, with its text for selection and screen readers. */
export function PdfView({ label, bytes, error = null, mainView = false, takesFocus = false, onShown }: PdfViewProps) {
  const { t } = useTranslation('ui')
  const state = usePdf(bytes)
  const ready = state.at === 'ready'
  useEffect(() => {
    if (ready && bytes !== undefined) onShown?.(bytes)
  }, [ready, bytes, onShown])
  if (error !== null)
    return (
      <div className="pdf-view">
        <ErrorState {...error} />
      </div>
    )
  if (state.at === 'broken')
    return (
      <div className="pdf-view">
        <ErrorState text={t('pdf.broken')} advice={t('pdf.brokenDo')} />
      </div>
    )
  return (
    <div className="pdf-view" aria-busy={state.at === 'loading'}>
      {state.at === 'ready' ? (
        <PdfPages
          key={state.pdf.document.fingerprints[0]}
          label={label}
          pages={state.pdf.pages}
          mainView={mainView}
          takesFocus={takesFocus}
        />
      ) : (
        <>
          <ProgressBar label={t('pdf.loading')} />
          <div className="pdf-blank" aria-hidden="true" />
        </>
      )}
    </div>
  )
}
