import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import type { LineDocument, Outputs } from '../../api/shapes.ts'
import { useTRPC } from '../../api/trpc.ts'
import { formatDate, formatDateTime } from '../../i18n/format.ts'
import { shortFingerprint } from '../../signer/fingerprint.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { retentionWord } from '../../ui/retention.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import { CardFacts, CardPart } from './card-part.tsx'

/** 관리정보: its number, where it is kept, for how long, and its sealed file. */
export function RecordPart({ document }: { readonly document: LineDocument }) {
  const { t } = useTranslation('card')
  const view = useErrorView()
  const approved = document.status === 'APPROVED'
  const record = useQuery({ ...useTRPC().records.item.queryOptions({ documentId: document.documentId }), enabled: approved })
  return (
    <CardPart number={4} title={t('record.title')}>
      {!approved ? (
        <p className="card-note">{t('notApproved')}</p>
      ) : record.error !== null ? (
        <ErrorState {...view(record.error)} onRetry={() => void record.refetch()} />
      ) : record.data === undefined ? (
        <ProgressBar label={t('loading')} />
      ) : (
        <Recorded record={record.data} />
      )}
    </CardPart>
  )
}

function Recorded({ record }: { readonly record: Outputs['records']['item'] }) {
  const { t } = useTranslation('card')
  const { t: ui } = useTranslation('ui')
  const trpc = useTRPC()
  const tasks = useQuery(trpc.classification.tasks.queryOptions({ unitId: record.unitId }))
  const folders = useQuery(trpc.classification.folders.queryOptions({ taskId: record.taskId }))
  const task = tasks.data?.find(({ id }) => id === record.taskId)
  const folder = folders.data?.find(({ id }) => id === record.folderId)
  return (
    <CardFacts
      facts={[
        { term: t('record.number'), value: record.number },
        { term: t('record.registrationNumber'), value: record.registrationNumber },
        { term: t('record.registered'), value: formatDateTime(record.registeredAt) },
        { term: t('record.unit'), value: record.unitName },
        { term: t('record.task'), value: task === undefined ? record.taskId : `${task.name} (${task.code})` },
        { term: t('record.folder'), value: folder === undefined ? record.folderId : `${folder.title} (${folder.year})` },
        { term: t('record.retention'), value: retentionWord(ui, record.retentionPeriod) },
        {
          term: t('record.kept'),
          value: t('record.from', {
            from: formatDate(record.retentionStartsOn),
            until: record.retentionEndsOn === null ? t('record.noEnd') : formatDate(record.retentionEndsOn),
          }),
        },
        {
          term: t('record.file'),
          wide: true,
          value:
            record.preservedBlob === null ? (
              <StatusMark tone="progress">{t('record.notSealed')}</StatusMark>
            ) : (
              <>
                <a href={`/files/records/${encodeURIComponent(record.documentId)}.pdf`} target="_blank" rel="noreferrer">
                  {t('record.sealed')}
                </a>
                <span className="card-quiet"> · </span>
                <a href={`/files/records/${encodeURIComponent(record.documentId)}.asice`} download>
                  {t('record.package')}
                </a>{' '}
                <code className="card-quiet">{shortFingerprint(record.preservedBlob)}</code>{' '}
                {record.preservedAt !== null && <span className="card-quiet">{formatDateTime(record.preservedAt)}</span>}
              </>
            ),
        },
      ]}
    />
  )
}
