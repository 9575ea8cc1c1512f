import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useBoxPlace } from '../../routes/box-place.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PartBoundary } from '../../ui/part-boundary.tsx'
import { PathLine } from '../../ui/path-line/path-line.tsx'
import { useStepWords } from '../../ui/path-line/step-view.ts'
import { PdfView } from '../../ui/pdf-view/pdf-view.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { ActBar } from './act-bar.tsx'
import { ChangedNotice } from './compare/changed-notice.tsx'
import { DocumentHead } from './document-head.tsx'
import './document-pane.css'
import { DocumentTabs } from './document-tabs.tsx'
import { useDocument } from './use-document.ts'

/** A document as it will be signed, with its way, what goes with it, and what the person may do. */
export function DocumentPane({ documentId }: { readonly documentId: string }) {
  const { t } = useTranslation(['approval', 'ui'])
  const place = useBoxPlace()
  const pane = useRef<HTMLElement>(null)
  const view = useErrorView()
  const words = useStepWords()
  const { answer, document, pdf, reload, markActed } = useDocument(documentId)
  const [shown, setShown] = useState<Uint8Array>()
  const wantsFocus = place === null || place.focusDocument
  useEffect(() => {
    // A page that is drawn already has taken it: after a look, Enter leads straight onto it.
    if (wantsFocus && pane.current?.contains(globalThis.document.activeElement) === false) pane.current.focus()
  }, [wantsFocus])
  return (
    <article
      ref={pane}
      className="document-pane"
      tabIndex={-1}
      aria-label={document?.title ?? t('approval:document')}
      aria-busy={answer.isFetching}
    >
      <div className="document-busy">{answer.isFetching && <ProgressBar label={t('approval:opening')} />}</div>
      {answer.error !== null && document === undefined ? (
        <div className="screen-message">
          {place === null && <h1 className="visually-hidden">{t('approval:document')}</h1>}
          <ErrorState {...view(answer.error)} onRetry={() => void answer.refetch()} />
        </div>
      ) : (
        document !== undefined && (
          <>
            <DocumentHead document={document} level={place === null ? 1 : 2} />
            <PathLine
              label={t('ui:path.label')}
              people={document.present.steps.map(words.person)}
              notedWord={t('ui:path.noted')}
            />
            <ChangedNotice document={document} />
            <PdfView
              label={document.title}
              bytes={pdf.data}
              error={pdf.error === null ? null : { ...view(pdf.error), onRetry: () => void pdf.refetch() }}
              mainView
              takesFocus={wantsFocus}
              onShown={setShown}
            />
            <PartBoundary>
              <DocumentTabs document={document} pdf={pdf.data} />
            </PartBoundary>
            <ActBar document={document} pdf={shown === pdf.data ? shown : undefined} onReload={reload} onActed={markActed} />
          </>
        )
      )}
    </article>
  )
}
