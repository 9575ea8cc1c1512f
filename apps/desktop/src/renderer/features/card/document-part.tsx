import { useTranslation } from 'react-i18next'
import type { LineDocument } from '../../api/shapes.ts'
import { formatDateTime, formatSize } from '../../i18n/format.ts'
import { retentionWord } from '../../ui/retention.ts'
import { CardFacts, CardPart } from './card-part.tsx'

/** 문서정보: what the document is. */
export function DocumentPart({ document }: { readonly document: LineDocument }) {
  const { t } = useTranslation(['card', 'ui'])
  const { t: ui } = useTranslation('ui')
  const { author, form, attachments } = document
  const clauses = form.disclosure.clauses.map((clause) => t('card:clause', { clause })).join(', ')
  return (
    <CardPart number={1} title={t('card:document.title')}>
      <CardFacts
        facts={[
          { term: t('card:document.kind'), value: t(`card:kinds.${form.kind}`) },
          { term: t('card:document.form'), value: t(`card:forms.${form.form}`) },
          { term: t('card:document.author'), value: `${author.name} ${author.post}` },
          { term: t('card:document.unit'), value: author.unitName },
          {
            term: t('card:document.recipients'),
            value: form.recipients.length === 0 ? t('card:internal') : form.recipients.map(({ name }) => name).join(', '),
            wide: true,
          },
          { term: t('card:document.via'), value: form.via },
          {
            term: t('card:document.sender'),
            value:
              form.senderName === null
                ? null
                : form.sealOmitted
                  ? t('card:sealOmitted', { sender: form.senderName })
                  : form.senderName,
          },
          {
            term: t('card:document.disclosure'),
            value: [t(`ui:disclosure.${form.disclosure.class}`), clauses, form.disclosure.reason]
              .filter((text) => text !== '')
              .join(' · '),
            wide: true,
          },
          { term: t('card:document.retention'), value: retentionWord(ui, form.retention) },
          {
            term: t('card:document.extent'),
            value: t('card:extent', { revision: document.revisionNumber, pages: document.pages }),
          },
          { term: t('card:document.submitted'), value: formatDateTime(document.submittedAt), wide: true },
          {
            term: t('card:document.attachments'),
            wide: true,
            value:
              attachments.length === 0 ? null : (
                <ol className="card-list">
                  {attachments.map(({ id, name, size }) => (
                    <li key={id}>
                      <a
                        href={`/files/documents/${encodeURIComponent(document.documentId)}/attachments/${encodeURIComponent(id)}`}
                        download={name}
                      >
                        {name}
                      </a>{' '}
                      <span className="card-quiet">{formatSize(size)}</span>
                    </li>
                  ))}
                </ol>
              ),
          },
        ]}
      />
    </CardPart>
  )
}
