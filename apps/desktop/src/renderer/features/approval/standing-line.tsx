import { useTranslation } from 'react-i18next'
import type { LineDocument } from '../../api/shapes.ts'
import { formatDate, formatDateTime } from '../../i18n/format.ts'
import { useStepWords } from '../../ui/path-line/step-view.ts'

/** One sentence on where the document stands: whose turn it is and since when, or how it ended. */
export function StandingLine({ document }: { readonly document: LineDocument }) {
  const { t } = useTranslation(['approval', 'ui'])
  const words = useStepWords()
  const { present, status } = document
  return (
    <p className="standing" role="status">
      {sentence()}
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
    const held = steps.find((step) => step.state === 'HELD')
    if (status === 'HELD' && held?.hold != null)
      return t('approval:standing.HELD', { name: held.person.name, until: formatDate(held.hold.until), reason: held.hold.reason })
    const turn = steps.filter((step) => step.state === 'OPEN' || step.state === 'HELD')
    if (turn.length > 0)
      return t('approval:standing.turn', {
        people: turn.map((step) => `${step.person.name} ${words.role(step)}`).join(', '),
        time: formatDateTime(turn[0]?.openedAt ?? document.submittedAt),
      })
    const last = steps.findLast((step) => step.at !== null)
    return status === 'APPROVED' && last?.at != null
      ? t('approval:standing.APPROVED', { name: last.person.name, role: words.role(last), time: formatDateTime(last.at) })
      : t(`ui:lineStatus.${status}`)
  }
}
