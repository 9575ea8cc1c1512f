import { useTranslation } from 'react-i18next'
import { formatDateTime } from '../../i18n/format.ts'
import { Icon } from '../../ui/icon.tsx'
import { GRADES, type QueueItem } from './types.ts'

/** Why the record did not go out by itself, each reason a sentence; and what was decided since. */
export function ReleaseReasons({ item }: { readonly item: QueueItem }) {
  const { t } = useTranslation('disclosure')
  const grade = GRADES.find((each) => each === item.record.approver.gradeRank)
  const title = t(item.reasons.length > 0 ? 'reasons.label' : 'reasons.settled')
  return (
    <section aria-label={title}>
      <h3 className="release-heading">{title}</h3>
      {item.reasons.length > 0 && (
        <ul className="release-reasons">
          {item.reasons.map((reason) => (
            <li key={reason} className="release-reason">
              <Icon name="warning" size={14} />
              <span>
                {t(`reasons.${reason}`)}
                {reason === 'APPROVER_BELOW_THRESHOLD' &&
                  grade !== undefined &&
                  ` ${t('reasons.grade', { grade: t(`grades.${grade}`) })}`}
              </span>
            </li>
          ))}
        </ul>
      )}
      {item.state !== 'HELD' && (
        <p className="release-note">
          {item.note === null
            ? t('decided.byRule', { at: formatDateTime(item.decidedAt) })
            : t('decided.byOfficer', { at: formatDateTime(item.decidedAt), reason: item.note })}
        </p>
      )}
    </section>
  )
}
