import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { LineDocument, PathRound } from '../../api/shapes.ts'
import { EmptyState } from '../../ui/empty-state.tsx'
import { type StepWords, useStepWords } from '../../ui/path-line/step-view.ts'
import { Timeline, type TimelineEntry } from '../../ui/timeline.tsx'
import { endedRounds } from './opinions.ts'

type Texts = TFunction<'approval'>

function entriesOf(t: Texts, words: StepWords, { round, revisionNumber, steps, ending }: PathRound): readonly TimelineEntry[] {
  const acts = steps
    .filter((step) => step.at !== null && step.state === 'DONE')
    .map(
      (step): TimelineEntry => ({
        id: `${round} ${step.stepId}`,
        at: step.at,
        tone: 'done',
        text: t('history.step', { name: step.person.name, role: words.role(step), state: words.state(step) }),
        detail: step.opinion ?? undefined,
      }),
    )
  const end: readonly TimelineEntry[] =
    ending === null
      ? []
      : [
          {
            id: `${round} end`,
            at: ending.at,
            tone: 'returned',
            text: t(`history.${ending.type}`, { name: ending.by ?? '', revision: revisionNumber }),
            detail: ending.reason ?? undefined,
          },
        ]
  return [...acts, ...end]
}

/** Earlier rounds: who had signed, who returned or recalled it, and why. */
export function HistoryTab({ document }: { readonly document: LineDocument }) {
  const { t } = useTranslation('approval')
  const words = useStepWords()
  const ended = endedRounds(document)
  if (ended.length === 0) return <EmptyState title={t('history.none')} text={t('history.noneText')} />
  return (
    <div className="history">
      {ended.toReversed().map((round) => (
        <section key={round.round}>
          <h3 className="history-round">{t('history.round', { round: round.round, revision: round.revisionNumber })}</h3>
          <Timeline
            label={t('history.round', { round: round.round, revision: round.revisionNumber })}
            entries={entriesOf(t, words, round)}
          />
        </section>
      ))}
    </div>
  )
}
