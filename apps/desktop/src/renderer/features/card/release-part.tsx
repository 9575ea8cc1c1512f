import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import type { LineDocument, Outputs } from '../../api/shapes.ts'
import { useTRPC } from '../../api/trpc.ts'
import { formatDate, formatDateTime } from '../../i18n/format.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { StatusMark, type StatusTone } from '../../ui/status-mark.tsx'
import { CardFacts, CardPart } from './card-part.tsx'

type Standing = NonNullable<Outputs['disclosure']['stateOf']>

const TONES: Readonly<Record<Standing['state'], StatusTone>> = {
  PUBLISHED: 'released',
  LISTED: 'released',
  HELD: 'held',
  REFUSED: 'closed',
  WITHDRAWN: 'returned',
}

/** 시행정보: where it went, and what the public may see of it. */
export function ReleasePart({ document }: { readonly document: LineDocument }) {
  const { t } = useTranslation('card')
  const view = useErrorView()
  const approved = document.status === 'APPROVED'
  const release = useQuery({
    ...useTRPC().disclosure.stateOf.queryOptions({ documentId: document.documentId }),
    enabled: approved,
  })
  return (
    <CardPart number={3} title={t('release.title')}>
      {!approved ? (
        <p className="card-note">{t('notApproved')}</p>
      ) : release.error !== null ? (
        <ErrorState {...view(release.error)} onRetry={() => void release.refetch()} />
      ) : release.data === undefined ? (
        <ProgressBar label={t('loading')} />
      ) : release.data === null ? (
        <p className="card-note">{t('release.none')}</p>
      ) : (
        <Released documentId={document.documentId} standing={release.data} />
      )}
    </CardPart>
  )
}

function Released({ documentId, standing }: { readonly documentId: string; readonly standing: Standing }) {
  const { t } = useTranslation('card')
  const { publication } = standing
  return (
    <CardFacts
      facts={[
        {
          term: t('release.state'),
          value: <StatusMark tone={TONES[standing.state]}>{t(`release.states.${standing.state}`)}</StatusMark>,
        },
        { term: t('release.decided'), value: formatDateTime(standing.decidedAt) },
        {
          term: t('release.reasons'),
          wide: true,
          value:
            standing.reasons.length === 0 ? null : (
              <ul className="card-list">
                {standing.reasons.map((reason) => (
                  <li key={reason}>{t(`release.why.${reason}`)}</li>
                ))}
              </ul>
            ),
        },
        { term: t('release.note'), value: standing.note, wide: true },
        {
          term: t('release.publication'),
          wide: true,
          value:
            publication === null ? null : publication.withdrawnAt !== null ? (
              t('release.withdrawn', { day: formatDate(publication.withdrawnAt), reason: publication.withdrawalReason ?? '' })
            ) : (
              <>
                <a href={`/archive/documents/${encodeURIComponent(documentId)}`} target="_blank" rel="noreferrer">
                  {t(`release.forms.${publication.form}`)}
                </a>{' '}
                <span className="card-quiet">{formatDateTime(publication.publishedAt)}</span>
              </>
            ),
        },
        {
          term: t('release.review'),
          wide: true,
          value: publication?.reviewDueOn == null ? null : formatDate(publication.reviewDueOn),
        },
      ]}
    />
  )
}
