import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import type { LineDocument, PathRound } from '../../api/shapes.ts'
import { useTRPC } from '../../api/trpc.ts'
import { formatDateTime } from '../../i18n/format.ts'
import { LineOutlookNote } from '../../ui/line-row/line-outlook.tsx'
import { PathPicture } from '../../ui/path-line/path-picture.tsx'
import { Receipts } from '../../ui/path-line/receipts.tsx'

/** The whole way: the present round as a picture with times, who takes note of it, and the rounds that ended, folded. */
export function PathTab({ document }: { readonly document: LineDocument }) {
  const { t } = useTranslation('approval')
  const { present, past, readers, postReport } = document
  const caption = ({ round, revisionNumber: revision }: PathRound): string => t('path.round', { round, revision })
  return (
    <div className="path-tab">
      <section aria-label={caption(present)}>
        <p className="path-round">{caption(present)}</p>
        <PathPicture label={caption(present)} round={present} />
        <Ending round={present} />
        <LikelyFinish document={document} />
      </section>
      <Receipts readers={readers} postReport={postReport} />
      {past.toReversed().map((round) => (
        <details key={round.round} className="path-past">
          <summary>
            <span className="path-round">{caption(round)}</span> <Ending round={round} />
          </summary>
          <PathPicture label={caption(round)} round={round} />
        </details>
      ))}
    </div>
  )
}

/** When the line will likely be through, and how that was reckoned; nothing once it is under way no longer. */
function LikelyFinish({ document: { documentId, status, present } }: { readonly document: LineDocument }) {
  const underWay = status === 'IN_PROGRESS' || status === 'HELD'
  const { data } = useQuery(useTRPC().approval.finishAhead.queryOptions({ documentId }, { enabled: underWay }))
  if (!underWay || data === undefined || data === null) return null
  const steps = present.steps.map(({ stepId, person }) => ({ id: stepId, person }))
  return <LineOutlookNote outlook={{ finish: data, advice: [] }} steps={steps} />
}

/** How a round ended: who, when and why; nothing while it goes on. */
function Ending({ round: { ending } }: { readonly round: PathRound }) {
  const { t } = useTranslation('approval')
  if (ending === null) return null
  return (
    <span className="path-ending">
      {t(`standing.${ending.type}`, {
        name: ending.by ?? '',
        time: formatDateTime(ending.at),
        reason: ending.reason ?? t('standing.noReason'),
      })}
    </span>
  )
}
