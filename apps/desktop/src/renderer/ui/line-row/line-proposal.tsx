import { useTranslation } from 'react-i18next'
import { Button } from '../button.tsx'
import type { LineProposal, LineStep } from './line-step.ts'

export interface LineProposalNoteProps {
  readonly proposal: LineProposal | undefined
  readonly onTake: (steps: readonly LineStep[]) => void
}

/** The line that the delegation schedule and the organisation suggest, and why. */
export function LineProposalNote({ proposal, onTake }: LineProposalNoteProps) {
  const { t } = useTranslation('line')
  if (proposal === undefined) return null
  const { rule, steps } = proposal
  return (
    <div className="line-proposal">
      <p>
        <span className="line-proposal-title">{t('proposal.title')}</span>{' '}
        {rule === null
          ? t('proposal.noRule')
          : t('proposal.rule', { matter: rule.matter, level: t(`levels.${levelOf(rule.level)}`), version: rule.version })}
      </p>
      <Button variant="quiet" onPress={() => onTake(steps)}>
        {t('proposal.take')}
      </Button>
    </div>
  )
}

const LEVELS = ['TEAM_LEAD', 'DIVISION_HEAD', 'BUREAU_HEAD', 'VICE_MAYOR', 'MAYOR'] as const

/** A level of the delegation schedule; one that is not known is said as the head's. */
function levelOf(level: string): (typeof LEVELS)[number] {
  return LEVELS.find((known) => known === level) ?? 'MAYOR'
}
