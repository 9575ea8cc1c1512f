import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useLiveDocument } from '../../api/live.ts'
import { useTRPC } from '../../api/trpc.ts'
import { Button } from '../../ui/button.tsx'
import { ErrorState } from '../../ui/error-state.tsx'
import { useKeys } from '../../ui/keys/use-keys.ts'
import { LineStatusMark } from '../../ui/line-status.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import './card-screen.css'
import { DocumentPart } from './document-part.tsx'
import { PathPart } from './path-part.tsx'
import { RecordPart } from './record-part.tsx'
import { ReleasePart } from './release-part.tsx'

/** The document card (문서관리카드): one page in four parts, as it prints. */
export function CardScreen() {
  const { documentId } = useParams({ from: '/desk/documents/$documentId/card' })
  const { t } = useTranslation(['card', 'ui'])
  const view = useErrorView()
  useLiveDocument(documentId)
  const answer = useQuery(useTRPC().approval.document.queryOptions({ documentId }))
  const print = (): void => window.print()
  useKeys([{ keys: 'Shift+p', label: t('card:print'), group: t('card:title'), run: print }])
  const { data: document } = answer
  if (answer.error !== null && document === undefined)
    return (
      <div className="screen-message">
        <h1 className="visually-hidden">{t('card:title')}</h1>
        <ErrorState {...view(answer.error)} onRetry={() => void answer.refetch()} />
      </div>
    )
  if (document === undefined) return <ProgressBar label={t('card:loading')} />
  return (
    <div className="card-screen">
      <PageHeader
        title={t('card:title')}
        meta={
          <>
            <span>{document.title}</span>
            <LineStatusMark status={document.status} />
          </>
        }
        actions={
          <>
            <Link className="card-back" to="/documents/$documentId" params={{ documentId }}>
              {t('card:open')}
            </Link>
            <Button icon="print" keys="Shift+p" onPress={print}>
              {t('card:print')}
            </Button>
          </>
        }
      />
      <div className="card-sheet">
        <p className="card-kind">{t('card:title')}</p>
        <p className="card-name">{document.title}</p>
        <DocumentPart document={document} />
        <PathPart document={document} />
        <ReleasePart document={document} />
        <RecordPart document={document} />
      </div>
    </div>
  )
}
