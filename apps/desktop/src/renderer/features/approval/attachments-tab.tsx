import { useTranslation } from 'react-i18next'
import type { LineDocument } from '../../api/shapes.ts'
import { formatSize } from '../../i18n/format.ts'
import { shortFingerprint } from '../../signer/fingerprint.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { Icon } from '../../ui/icon.tsx'

/** What a browser shows by itself without running anything of it. */
const SHOWN = new Set(['application/pdf', 'image/png', 'image/jpeg', 'text/plain'])

/** The files that go with the document. Each signature covers their fingerprints. */
export function AttachmentsTab({ document }: { readonly document: LineDocument }) {
  const { t } = useTranslation('approval')
  if (document.attachments.length === 0) return <EmptyState title={t('attachments.none')} />
  return (
    <ul className="attachments">
      {document.attachments.map(({ id, name, size, mediaType, sha256 }) => {
        const address = `/files/documents/${encodeURIComponent(document.documentId)}/attachments/${encodeURIComponent(id)}`
        return (
          <li key={id} className="attachment">
            <Icon name="attachment" />
            {SHOWN.has(mediaType) ? (
              <a href={address} target="_blank" rel="noreferrer">
                {name}
              </a>
            ) : (
              <span>{name}</span>
            )}
            <span className="quiet numeric">{formatSize(size)}</span>
            <code className="quiet" title={t('attachments.fingerprint')}>
              {shortFingerprint(sha256)}
            </code>
            <a href={address} download={name}>
              {t('attachments.save')}
            </a>
          </li>
        )
      })}
    </ul>
  )
}
