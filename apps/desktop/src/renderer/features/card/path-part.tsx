import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import type { LineDocument, PathRound } from '../../api/shapes.ts'
import { useTRPC } from '../../api/trpc.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { ErrorState } from '../../ui/error-state.tsx'
import { useDelegationWords } from '../../ui/path-line/delegation-words.ts'
import { Receipts } from '../../ui/path-line/receipts.tsx'
import { useStepWords } from '../../ui/path-line/step-view.ts'
import { useTimeWords } from '../../ui/path-line/time-words.ts'
import { everyStep } from '../../ui/path-line/turns.ts'
import { ProgressBar } from '../../ui/progress-bar.tsx'
import { SignatureList } from '../../ui/signature-list/signature-list.tsx'
import { CardPart } from './card-part.tsx'

function Round({ round, caption }: { readonly round: PathRound; readonly caption: string }) {
  const { t } = useTranslation('card')
  const words = useStepWords()
  const times = useTimeWords()
  const delegation = useDelegationWords()(round)
  const inner = new Set(round.steps.flatMap(({ unit }) => (unit?.steps ?? []).map(({ stepId }) => stepId)))
  return (
    <table className="card-table">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('path.role')}</th>
          <th scope="col">{t('path.person')}</th>
          <th scope="col">{t('path.state')}</th>
          <th scope="col">{t('path.at')}</th>
          <th scope="col">{t('path.words')}</th>
        </tr>
      </thead>
      <tbody>
        {everyStep(round.steps).map((step) => (
          <tr key={step.stepId} {...(inner.has(step.stepId) ? { 'data-inner': true } : {})}>
            <td>{words.role(step)}</td>
            <td>
              {step.person.name} <span className="card-quiet">{step.person.post}</span>
              {step.onBehalfOf !== null && (
                <span className="card-quiet">
                  {' '}
                  {t('path.behalf', { name: step.onBehalfOf.name, post: step.onBehalfOf.post })}
                </span>
              )}
            </td>
            <td>{words.state(step)}</td>
            <td className="card-time">
              {step.at !== null && <time dateTime={step.at}>{formatDateTime(step.at)}</time>}
              {step.kind !== 'DRAFT' && times.spent(step) !== null && <span className="card-quiet"> {times.spent(step)}</span>}
            </td>
            <td>{[step.opinion, step.reason, step.hold?.reason].filter((text) => text != null).join(' / ')}</td>
          </tr>
        ))}
        {delegation !== null && (
          <tr>
            <td>{t('path.delegation')}</td>
            <td colSpan={4}>
              {delegation.row} <span className="card-quiet">{delegation.why}</span>
            </td>
          </tr>
        )}
        {round.ending !== null && (
          <tr className="card-ending">
            <td colSpan={3}>{t(`path.${round.ending.type}`, { name: round.ending.by ?? '' })}</td>
            <td className="card-time">
              <time dateTime={round.ending.at}>{formatDateTime(round.ending.at)}</time>
            </td>
            <td>{round.ending.reason}</td>
          </tr>
        )}
      </tbody>
    </table>
  )
}

/** 경로정보: each person's time and words, earlier rounds, and the verdict over the signatures. */
export function PathPart({ document }: { readonly document: LineDocument }) {
  const { t } = useTranslation('card')
  const view = useErrorView()
  const signatures = useQuery(useTRPC().approval.signatures.queryOptions({ documentId: document.documentId }))
  const caption = ({ round, revisionNumber }: PathRound): string => t('path.round', { round, revision: revisionNumber })
  return (
    <CardPart number={2} title={t('path.title')}>
      {document.past.map((round) => (
        <Round key={round.round} round={round} caption={caption(round)} />
      ))}
      <Round round={document.present} caption={caption(document.present)} />
      <Receipts readers={document.readers} postReport={document.postReport} />
      <h3 className="card-under">{t('path.signatures')}</h3>
      {signatures.error !== null ? (
        <ErrorState {...view(signatures.error)} onRetry={() => void signatures.refetch()} />
      ) : signatures.data === undefined ? (
        <ProgressBar label={t('loading')} />
      ) : (
        <SignatureList report={signatures.data} steps={document.present.steps} />
      )}
    </CardPart>
  )
}
