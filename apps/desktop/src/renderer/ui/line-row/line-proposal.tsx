import { useTranslation } from 'react-i18next'
import { formatCount } from '../../i18n/format.ts'
import { Button } from '../button.tsx'
import { type DecidedDocument, LineBasis } from './line-basis.tsx'
import type { DelegationBasis, LineProposal, LineStep } from './line-step.ts'

export type { DecidedDocument }

export interface LineProposalNoteProps {
  readonly proposal: LineProposal | undefined
  readonly basis: DelegationBasis
  readonly onBasis: (basis: DelegationBasis) => void
  readonly decided: readonly DecidedDocument[]
  readonly onTake: (steps: readonly LineStep[]) => void
}

/** The line that the delegation schedule and the organisation suggest, by which row and why; the drafter may name another basis. */
export function LineProposalNote({ proposal, basis, onBasis, decided, onTake }: LineProposalNoteProps) {
  const { t } = useTranslation('line')
  if (proposal === undefined) return null
  const { rule, steps, why, level, amount, related, matters } = proposal
  const reason =
    why === 'ROW' && amount !== null
      ? t('why.ROW_AMOUNT', { amount: formatCount(amount) })
      : t(`why.${why}`, { title: related?.title ?? '' })
  const waits = amount === null && (why === 'ROW' || why === 'NO_ROW') && matters.some(({ amountUpTo }) => amountUpTo !== null)
  return (
    <section className="line-proposal" aria-label={t('proposal.label')}>
      <div className="line-proposal-words">
        <p>
          <span className="line-proposal-title">{t('proposal.title')}</span>{' '}
          {rule === null
            ? t('proposal.noRule')
            : t('proposal.rule', { matter: rule.matter, level: t(`levels.${level}`), version: rule.version })}
        </p>
        <p className="line-proposal-why">
          {reason} {waits && t('why.amountOpen')}
        </p>
        <LineBasis basis={basis} matters={matters} decided={decided} onChange={onBasis} />
      </div>
      <Button variant="quiet" onPress={() => onTake(steps)}>
        {t('proposal.take')}
      </Button>
    </section>
  )
}
