import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../../api/error-view.ts'
import type { LineDocument, Outputs } from '../../../api/shapes.ts'
import { useTRPC } from '../../../api/trpc.ts'
import { EmptyState } from '../../../ui/empty-state.tsx'
import { ErrorState } from '../../../ui/error-state.tsx'
import { ProgressBar } from '../../../ui/progress-bar.tsx'
import { Select } from '../../../ui/select.tsx'
import { ComparedBody } from './blocks.tsx'
import './compare.css'
import { useFieldWords } from './field-words.ts'
import { comparedFirst, revisionsOf } from './revisions.ts'
import { Segments } from './segments.tsx'

/** What became different between two revisions of a document, word by word. */
export function CompareTab({ document }: { readonly document: LineDocument }) {
  const { t } = useTranslation('approval')
  const first = comparedFirst(document)
  const [chosen, setChosen] = useState<Partial<NonNullable<typeof first>>>({})
  if (first === null) return <EmptyState title={t('compare.none')} text={t('compare.noneText')} />
  const { from, to } = { ...first, ...chosen }
  const options = revisionsOf(document).map(({ revisionId, number }) => ({
    id: revisionId,
    label: t(revisionId === document.signedBefore?.revisionId ? 'compare.signed' : 'revision', { number }),
  }))
  return (
    <div className="compare">
      <div className="compare-choice">
        <Select label={t('compare.from')} options={options} value={from} onChange={(id) => setChosen({ ...chosen, from: id })} />
        <Select label={t('compare.to')} options={options} value={to} onChange={(id) => setChosen({ ...chosen, to: id })} />
      </div>
      <Difference documentId={document.documentId} unitId={document.author.unitId} from={from} to={to} />
    </div>
  )
}

interface DifferenceProps {
  readonly documentId: string
  readonly unitId: string
  readonly from: string
  readonly to: string
}

function Difference({ documentId, unitId, from, to }: DifferenceProps) {
  const { t } = useTranslation('approval')
  const view = useErrorView()
  const answer = useQuery(
    useTRPC().approval.difference.queryOptions({ documentId, from, to }, { staleTime: Number.POSITIVE_INFINITY }),
  )
  if (answer.error !== null) return <ErrorState {...view(answer.error)} onRetry={() => void answer.refetch()} />
  if (answer.data === undefined) return <ProgressBar label={t('compare.loading')} />
  if (answer.data.same) return <p role="status">{t('compare.same')}</p>
  return <Changes difference={answer.data} unitId={unitId} />
}

function Changes({ difference, unitId }: { readonly difference: Outputs['approval']['difference']; readonly unitId: string }) {
  const { t } = useTranslation(['approval', 'editor'])
  const { title, fields, disclosureReason, attachments, body } = difference
  const words = useFieldWords(unitId, fields)
  const nothing = t('approval:compare.nothing')
  return (
    <dl className="changes">
      {title !== null && (
        <div>
          <dt>{t('editor:fields.title')}</dt>
          <dd className="compared-text">
            <Segments segments={title} />
          </dd>
        </div>
      )}
      {fields.map((field) => (
        <div key={field.field}>
          <dt>{t(`editor:fields.${field.field}`)}</dt>
          <dd>
            <del className="diff" data-kind="REMOVED">
              <span className="visually-hidden">{t('approval:compare.said.REMOVED')} </span>
              {words(field, 'before') || nothing}
            </del>{' '}
            <ins className="diff" data-kind="ADDED">
              <span className="visually-hidden">{t('approval:compare.said.ADDED')} </span>
              {words(field, 'after') || nothing}
            </ins>
            {field.field === 'disclosure' && disclosureReason !== null && (
              <p className="compared-text">
                <Segments segments={disclosureReason} />
              </p>
            )}
          </dd>
        </div>
      ))}
      {attachments.length > 0 && (
        <div>
          <dt>{t('approval:tabs.attachments')}</dt>
          <dd>
            <ul className="compared-files">
              {attachments.map(({ change, before, after, moved }) => (
                <li key={`${change} ${before?.attachment.id ?? ''} ${after?.attachment.id ?? ''}`}>
                  <strong>{t(`approval:compare.file.${change}`)}</strong>{' '}
                  {change === 'RENAMED'
                    ? `${before?.attachment.name} → ${after?.attachment.name}`
                    : (after ?? before)?.attachment.name}
                  {moved && after !== null && (
                    <span className="quiet"> {t('approval:compare.place', { number: after.position })}</span>
                  )}
                </li>
              ))}
            </ul>
          </dd>
        </div>
      )}
      {body !== null && (
        <div>
          <dt>{t('approval:compare.body')}</dt>
          <dd>
            <ComparedBody blocks={body} />
          </dd>
        </div>
      )}
    </dl>
  )
}
