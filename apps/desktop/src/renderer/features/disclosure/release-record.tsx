import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { StatusMark, type StatusTone } from '../../ui/status-mark.tsx'
import { MarkedText } from './marked-text.tsx'
import { PlaceSteps } from './place-steps.tsx'
import { placesOf } from './places.ts'
import { useQueueItem } from './queue.ts'
import { ReleaseActs } from './release-acts.tsx'
import { ReleaseAttachments } from './release-attachments.tsx'
import { ReleaseReasons } from './release-reasons.tsx'
import './release-record.css'
import type { ReleaseState } from './types.ts'

const TONES: Readonly<Record<ReleaseState, StatusTone>> = {
  HELD: 'held',
  PUBLISHED: 'released',
  LISTED: 'done',
  REFUSED: 'closed',
  WITHDRAWN: 'returned',
}

export interface ReleaseRecordProps {
  readonly documentId: string
  /** A decision was taken; the next record may be opened. */
  readonly onDecided: () => void
}

/** One record before the officer: why it is here, its texts with the found places, and what can be decided. */
export function ReleaseRecord({ documentId, onDecided }: ReleaseRecordProps) {
  const { t } = useTranslation('disclosure')
  const view = useErrorView()
  const { data: item, error, refetch } = useQueueItem(documentId)
  const [current, setCurrent] = useState<number | null>(null)
  if (error !== null) return <ErrorState {...view(error)} onRetry={() => void refetch()} />
  if (item === undefined) return <ProgressBar label={t('record.loading')} />
  const { record } = item
  const places = placesOf(item)
  return (
    <article className="release-record" aria-label={item.title}>
      <PageHeader
        level={2}
        title={item.title}
        meta={
          <>
            <StatusMark tone={TONES[item.state]}>{t(`states.${item.state}`)}</StatusMark>
            <span>{item.number}</span>
            <span>{t(`classes.${record.disclosure}`)}</span>
            <span>{t('record.approver', { name: record.approver.name, post: record.approver.post })}</span>
            <time>{formatDateTime(item.registeredAt)}</time>
          </>
        }
      />
      <PlaceSteps places={places.all} current={current} onChange={setCurrent} />
      <div className="release-body">
        <ReleaseReasons item={item} />
        {places.title.length > 0 && (
          <section aria-label={t('record.title')}>
            <h3 className="release-heading">{t('record.title')}</h3>
            <MarkedText text={record.title} places={places.title} current={current} />
          </section>
        )}
        <section aria-label={t('record.body')}>
          <h3 className="release-heading">{t('record.body')}</h3>
          <MarkedText text={record.bodyText} places={places.body} current={current} />
        </section>
        <ReleaseAttachments item={item} places={places.attachments} current={current} />
      </div>
      <ReleaseActs item={item} places={places.all.length} onDecided={onDecided} />
    </article>
  )
}
