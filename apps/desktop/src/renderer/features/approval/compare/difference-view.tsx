import { useTranslation } from 'react-i18next'
import { BlockView } from './block-view.tsx'
import './compare.css'
import { numbered } from './numbered.ts'
import { Segments } from './segments.tsx'
import { stretchesOf } from './stretches.ts'
import type { Difference } from './types.ts'
import { useValueWords } from './use-value-words.ts'

/** What became different: title, fields, attachments, and the body word by word with its unchanged stretches folded. */
export function DifferenceView({ difference, unitId }: { readonly difference: Difference; readonly unitId: string }) {
  const { t } = useTranslation('compare')
  const { title, fields, disclosureReason, attachments, body } = difference
  const words = useValueWords(unitId, fields)
  return (
    <div className="compare">
      {title !== null && (
        <section aria-label={t('title')}>
          <h4 className="compare-head">{t('title')}</h4>
          <p className="compare-text">
            <Segments segments={title} />
          </p>
        </section>
      )}
      {fields.length > 0 && (
        <table className="compare-fields">
          <thead>
            <tr>
              <th scope="col">{t('field')}</th>
              <th scope="col">{t('before')}</th>
              <th scope="col">{t('after')}</th>
            </tr>
          </thead>
          <tbody>
            {fields.map((field) => {
              const { before, after } = words(field)
              return (
                <tr key={field.field}>
                  <th scope="row">{t(`fields.${field.field}`)}</th>
                  <td>
                    <del>{before}</del>
                  </td>
                  <td>
                    <ins>{after}</ins>
                  </td>
                </tr>
              )
            })}
          </tbody>
        </table>
      )}
      {disclosureReason !== null && (
        <p className="compare-text">
          <Segments segments={disclosureReason} />
        </p>
      )}
      {attachments.length > 0 && (
        <section aria-label={t('attachments')}>
          <h4 className="compare-head">{t('attachments')}</h4>
          <ul>
            {attachments.map(({ change, before, after }) => (
              <li key={`${change} ${before?.attachment.id ?? ''} ${after?.attachment.id ?? ''}`}>
                {t(`attachment.${change}`, {
                  before: before?.attachment.name ?? '',
                  after: after?.attachment.name ?? '',
                  from: before?.position ?? 0,
                  to: after?.position ?? 0,
                })}
              </li>
            ))}
          </ul>
        </section>
      )}
      <section aria-label={t('body')}>
        <h4 className="compare-head">{t('body')}</h4>
        {body === null ? (
          <p>{t('bodySame')}</p>
        ) : (
          stretchesOf(body).map((stretch) =>
            stretch.is === 'BLOCK' ? (
              <BlockView key={stretch.key} block={stretch.block} />
            ) : (
              <details key={stretch.key} className="compare-same">
                <summary>{t('unchanged', { count: stretch.blocks.length })}</summary>
                {numbered(stretch.blocks).map(({ item: block, place }) => (
                  <BlockView key={place} block={block} />
                ))}
              </details>
            ),
          )
        )}
      </section>
    </div>
  )
}
