import { useTranslation } from 'react-i18next'
import type { LineDocument } from '../../api/shapes.ts'
import { formatDate, formatDateTime } from '../../i18n/format.ts'
import { useStepWords } from '../../ui/path-line/step-view.ts'
import { turnsOf } from '../../ui/path-line/turns.ts'

/** One sentence on where the document stands: whose turn it is and since when, or how it ended. */
export function StandingLine({ document }: { readonly document: LineDocument }) {
  const { t } = useTranslation(['approval', 'ui'])
  const words = useStepWords()
  const { present, status, pen } = document
  return (
    <p className="standing" role="status">
      {sentence()}
      {pen !== null && <span className="standing-pen"> {t('approval:pen.held', { name: pen.name })}</span>}
    </p>
  )
  function sentence(): string {
    const { ending, steps } = present
    if (ending !== null)
      return t(`approval:standing.${ending.type}`, {
        name: ending.by ?? '',
        time: formatDateTime(ending.at),
        reason: ending.reason ?? t('approval:standing.noReason'),
      })
    const turns = turnsOf(steps)
    const held = turns.find(({ step }) => step.state === 'HELD')?.step
    if (status === 'HELD' && held?.hold != null)
      return t('approval:standing.HELD', { name: held.person.name, until: formatDate(held.hold.until), reason: held.hold.reason })
    if (turns.length > 0)
      return t('approval:standing.turn', {
        people: turns
          .map(({ step, person, as }) => `${person.name} ${as === 'ASSIGN' ? t('approval:standing.assign') : words.role(step)}`)
          .join(', '),
        time: formatDateTime(turns[0]?.step.openedAt ?? document.submittedAt),
      })
    const last = steps
      .filter((step) => step.at !== null && step.outcome !== null)
      .toSorted((a, b) => ((a.at ?? '') < (b.at ?? '') ? -1 : 1))
      .at(-1)
    return status === 'APPROVED' && last?.at != null
      ? t('approval:standing.APPROVED', { name: last.person.name, role: words.role(last), time: formatDateTime(last.at) })
      : t(`ui:lineStatus.${status}`)
  }
}
