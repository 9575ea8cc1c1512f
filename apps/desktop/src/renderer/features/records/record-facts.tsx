import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { answerFault } from '../../api/fault.ts'
import { formatDate, formatDateTime } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { announce } from '../../ui/notices.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import { Facts } from './facts.tsx'
import type { RecordRow } from './types.ts'
import { useRecordWords } from './words.ts'

/** The address of a document's card (문서관리카드). */
export const cardOf = (documentId: string): string => `/documents/${encodeURIComponent(documentId)}/card`

/** The inspector of one record: its numbers, how long it is kept, its file. */
export function RecordFacts({ record }: { readonly record: RecordRow }) {
  const { t } = useTranslation('records')
  const words = useRecordWords()
  const navigate = useNavigate()
  const view = useErrorView()
  const save = useMutation({
    mutationFn: async () => {
      const answer = await fetch(`/files/records/${encodeURIComponent(record.documentId)}.pdf`)
      if (!answer.ok) throw await answerFault(answer)
      const address = URL.createObjectURL(await answer.blob())
      const link = document.createElement('a')
      link.href = address
      link.download = `${record.number}.pdf`
      link.click()
      URL.revokeObjectURL(address)
    },
    onError: (error) => announce(view(error).text, { tone: 'error' }),
  })
  return (
    <Facts
      title={record.title}
      facts={[
        { term: t('facts.number'), value: record.number },
        { term: t('facts.registrationNumber'), value: record.registrationNumber },
        { term: t('facts.registration'), value: t(`registrations.${record.registration}`) },
        { term: t('facts.kind'), value: words.kind(record.documentKind) },
        { term: t('facts.unit'), value: record.unitName },
        { term: t('facts.registeredAt'), value: formatDateTime(record.registeredAt) },
        { term: t('facts.completedOn'), value: formatDate(record.completedOn) },
        { term: t('facts.retention'), value: words.retention(record.retentionPeriod) },
        { term: t('facts.retentionStartsOn'), value: formatDate(record.retentionStartsOn) },
        { term: t('facts.retentionEndsOn'), value: words.until(record.retentionEndsOn) },
        {
          term: t('facts.file'),
          value:
            record.preservedAt === null ? (
              <StatusMark tone="progress">{t('facts.notSealed')}</StatusMark>
            ) : (
              <>
                <StatusMark tone="done">{t('facts.sealed')}</StatusMark> {formatDateTime(record.preservedAt)}
              </>
            ),
        },
        ...(record.preservedBlob === null
          ? []
          : [{ term: t('facts.fingerprint'), value: <span className="facts-hash">{record.preservedBlob}</span> }]),
      ]}
      acts={
        <>
          <Button icon="document" keys="o" onPress={() => void navigate({ to: cardOf(record.documentId) })}>
            {t('facts.card')}
          </Button>
          <Button
            icon="download"
            busy={save.isPending}
            unavailable={record.preservedBlob === null ? t('facts.noFile') : undefined}
            onPress={() => save.mutate()}
          >
            {t('facts.pdf')}
          </Button>
        </>
      }
    />
  )
}
