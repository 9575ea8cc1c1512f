import { useMutation } from '@tanstack/react-query'
import { type KeyboardEvent, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../../api/error-view.ts'
import { useTRPCClient } from '../../../api/trpc.ts'
import { formatSize } from '../../../i18n/format.ts'
import { useConfirm } from '../../../ui/confirm.tsx'
import { FileDrop } from '../../../ui/file-drop.tsx'
import { IconButton } from '../../../ui/icon-button.tsx'
import { announce } from '../../../ui/notices.ts'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import type { Attachment } from '../draft/types.ts'
import './attachments.css'
import { moved } from './move.ts'
import { LARGEST_ATTACHMENT } from './upload.ts'
import type { Uploads } from './use-uploads.ts'

export interface AttachmentsProps {
  readonly documentId: string
  readonly attachments: readonly Attachment[]
  readonly uploads: Uploads
  readonly writes: boolean
  /** Something changed on the server. */
  readonly onChanged: () => Promise<void>
}

/** 붙임: the files under the page, in the order in which the form lists them; Alt+↑ and Alt+↓ move the one in focus. */
export function Attachments({ documentId, attachments, uploads, writes, onChanged }: AttachmentsProps) {
  const { t } = useTranslation('editor')
  const client = useTRPCClient()
  const confirm = useConfirm()
  const view = useErrorView()
  const [ordered, setOrdered] = useState<readonly string[] | null>(null)
  const failed = (error: unknown): number => announce(view(error).text, { tone: 'error' })
  const remove = useMutation({
    mutationFn: (attachmentId: string) => client.documents.removeAttachment.mutate({ documentId, attachmentId }),
    onSuccess: onChanged,
    onError: failed,
  })
  const order = useMutation({
    mutationFn: (attachmentIds: readonly string[]) =>
      client.documents.orderAttachments.mutate({ documentId, attachmentIds: [...attachmentIds] }),
    onSuccess: onChanged,
    onError: failed,
    onSettled: () => setOrdered(null),
  })
  const shown = ordered === null ? attachments : ordered.flatMap((id) => attachments.find((each) => each.id === id) ?? [])
  const move = (at: number, by: 1 | -1): void => {
    const next = moved(shown, at, by)
    const place = at + by + 1
    if (next === shown || !writes) return
    const ids = next.map(({ id }) => id)
    setOrdered(ids)
    order.mutate(ids)
    announce(t('attachments.moved', { name: shown[at]?.name ?? '', place }))
  }
  const ask = async ({ id, name }: Attachment): Promise<void> => {
    const question = {
      title: t('attachments.removeTitle'),
      text: t('attachments.removeText', { name }),
      act: t('attachments.removeAct'),
      danger: true,
    }
    if (await confirm(question)) remove.mutate(id)
  }
  const keys = (event: KeyboardEvent, at: number): void => {
    const by = event.altKey ? { ArrowUp: -1 as const, ArrowDown: 1 as const }[event.key] : undefined
    if (by === undefined) return
    event.preventDefault()
    move(at, by)
  }
  return (
    <section className="attachments" id="attachments" tabIndex={-1} aria-label={t('attachments.label')}>
      <h2 className="attachments-title">
        {t('attachments.label')} <span className="attachments-count">{attachments.length}</span>
      </h2>
      <ol className="attachments-list">
        {shown.map((attachment, at) => (
          <li key={attachment.id} className="attachment" onKeyDown={(event) => keys(event, at)}>
            <span className="attachment-number">{at + 1}.</span>
            <a
              className="attachment-name"
              href={`/files/documents/${encodeURIComponent(documentId)}/attachments/${encodeURIComponent(attachment.id)}`}
              download={attachment.name}
              aria-label={t('attachments.open', { name: attachment.name })}
            >
              {attachment.name}
            </a>
            <span className="attachment-kind">{kindOf(attachment)}</span>
            <span className="attachment-size">{formatSize(attachment.size)}</span>
            {writes && (
              <span className="attachment-acts">
                <IconButton
                  icon="sortUp"
                  label={t('attachments.up', { name: attachment.name })}
                  keys="Alt+ArrowUp"
                  isDisabled={at === 0}
                  onPress={() => move(at, -1)}
                />
                <IconButton
                  icon="sortDown"
                  label={t('attachments.down', { name: attachment.name })}
                  keys="Alt+ArrowDown"
                  isDisabled={at === shown.length - 1}
                  onPress={() => move(at, 1)}
                />
                <IconButton
                  icon="close"
                  label={t('attachments.remove', { name: attachment.name })}
                  onPress={() => void ask(attachment)}
                />
              </span>
            )}
          </li>
        ))}
        {uploads.running.map(({ id, name, percent, error, stop }) => (
          <li key={id} className="attachment">
            {error === null ? (
              <>
                <ProgressBar label={t('attachments.uploading', { name })} value={percent} showLabel />
                <IconButton icon="close" label={t('attachments.cancel', { name })} onPress={stop} />
              </>
            ) : (
              <>
                <span className="attachment-failed" role="alert">
                  {name}: {view(error).text}
                </span>
                <IconButton icon="close" label={t('attachments.dismiss', { name })} onPress={() => uploads.dismiss(id)} />
              </>
            )}
          </li>
        ))}
      </ol>
      {writes && <FileDrop label={t('attachments.add')} maxBytes={LARGEST_ATTACHMENT} onFiles={uploads.add} />}
    </section>
  )
}

/** The kind of a file in a few letters: its extension, or the second part of its media type. */
function kindOf({ name, mediaType }: Attachment): string {
  const extension = /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]
  return (extension ?? mediaType.split('/')[1] ?? '').toUpperCase()
}
