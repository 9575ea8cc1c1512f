import { useTranslation } from 'react-i18next'
import type { LineDocument } from '../../api/shapes.ts'
import { LineStatusMark } from '../../ui/line-status.tsx'
import { PageHeader } from '../../ui/page-header.tsx'
import { useDelegationWords } from '../../ui/path-line/delegation-words.ts'
import { retentionWord } from '../../ui/retention.ts'

/** Title, state, and what was decided about it: disclosure, retention, which revision. */
export function DocumentHead({ document, level }: { readonly document: LineDocument; readonly level: 1 | 2 }) {
  const { t } = useTranslation(['approval', 'ui'])
  const { t: ui } = useTranslation('ui')
  const { form } = document
  const delegation = useDelegationWords()(document.present)
  const retention = retentionWord(ui, form.retention)
  const clauses =
    form.disclosure.clauses.length === 0 ? '' : t('approval:clauses', { clauses: form.disclosure.clauses.join('·') })
  return (
    <PageHeader
      title={document.title}
      level={level}
      meta={
        <>
          {document.urgent && <strong className="document-urgent">{t('approval:urgent')}</strong>}
          <LineStatusMark status={document.status} />
          <span title={form.disclosure.reason}>
            {t(`ui:disclosure.${form.disclosure.class}`)}
            {clauses}
          </span>
          {retention !== null && <span>{t('approval:kept', { retention })}</span>}
          <span>{t('approval:revision', { number: document.revisionNumber })}</span>
          {delegation !== null && <span title={delegation.why}>{delegation.row}</span>}
          <span>
            {form.recipients.length === 0
              ? t('approval:internal')
              : t(form.recipients.length === 1 ? 'approval:to' : 'approval:toMany', {
                  first: form.recipients[0]?.name ?? '',
                  count: form.recipients.length - 1,
                })}
          </span>
        </>
      }
    />
  )
}
