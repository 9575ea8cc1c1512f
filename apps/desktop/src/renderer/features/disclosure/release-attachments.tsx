import { useMutation } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { answerFault } from '../../api/fault.ts'
import { formatSize } from '../../i18n/format.ts'
import { Button } from '../../ui/button.tsx'
import { announce } from '../../ui/notices.ts'
import { StatusMark } from '../../ui/status-mark.tsx'
import { MarkedText, type NumberedPlace } from './marked-text.tsx'
import type { QueueItem } from './types.ts'

export interface ReleaseAttachmentsProps {
  readonly item: QueueItem
  readonly places: readonly (readonly NumberedPlace[])[]
  readonly current: number | null
}

/** The files that would go out: what could be read as text with its places, the others to be opened by hand. */
export function ReleaseAttachments({ item, places, current }: ReleaseAttachmentsProps) {
  const { t } = useTranslation('disclosure')
  const { attachments } = item.record
  if (attachments.length === 0) return null
  return (
    <section aria-label={t('record.attachments')} className="release-attachments">
      <h3 className="release-heading">{t('record.attachments')}</h3>
      {attachments
        .map((attachment, position) => ({ attachment, position, text: item.attachmentTexts[position] ?? null }))
        .map(({ attachment, position, text }) => (
          <div key={position} className="release-attachment">
            <div className="release-attachment-head">
              <span className="release-attachment-name">{`${position + 1}. ${attachment.name}`}</span>
              <span className="release-attachment-size">{formatSize(attachment.size)}</span>
              {item.unread.includes(position) && <StatusMark tone="held">{t('record.unread')}</StatusMark>}
              <OpenFile documentId={item.documentId} position={position} name={attachment.name} />
            </div>
            {text === null ? (
              <p className="release-note">{t('record.openByHand')}</p>
            ) : (
              <MarkedText text={text} places={places[position] ?? []} current={current} />
            )}
          </div>
        ))}
    </section>
  )
}

/** Hands the file to the person; that it was opened is a look that the log keeps. */
function OpenFile({
  documentId,
  position,
  name,
}: {
  readonly documentId: string
  readonly position: number
  readonly name: string
}) {
  const { t } = useTranslation('disclosure')
  const view = useErrorView()
  const open = useMutation({
    mutationFn: async () => {
      const answer = await fetch(`/files/releases/${encodeURIComponent(documentId)}/attachments/${position + 1}`)
      if (!answer.ok) throw await answerFault(answer)
      const address = URL.createObjectURL(await answer.blob())
      const link = document.createElement('a')
      link.href = address
      link.download = name
      link.click()
      URL.revokeObjectURL(address)
    },
    onError: (error) => announce(view(error).text, { tone: 'error' }),
  })
  return (
    <Button variant="quiet" icon="download" busy={open.isPending} onPress={() => open.mutate()}>
      {t('record.openFile')}
    </Button>
  )
}
