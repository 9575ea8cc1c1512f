import { useTranslation } from 'react-i18next'
import type { Outputs } from '../../api/shapes.ts'
import { formatCount } from '../../i18n/format.ts'
import { inWords } from './pace.ts'
import './unit-pace.css'

type UnitPace = Outputs['approval']['myWeek']['pace']

/** How long the unit's approvals took, from the first submission to the approval: the middle one, of all and by who decided. */
export function UnitPaceTable({ pace }: { readonly pace: UnitPace }) {
  const { t } = useTranslation(['inbox', 'line', 'ui'])
  const { unitName, withBelow, days, latestOnly, all, levels } = pace
  const words = (minutes: number | null): string => {
    if (minutes === null) return ''
    const { unit, count } = inWords(minutes)
    return t(`ui:elapsed.${unit}`, { count })
  }
  const unit = withBelow ? t('inbox:home.pace.withBelow', { unit: unitName }) : unitName
  return (
    <div className="unit-pace">
      <table>
        <caption>{t('inbox:home.pace.title', { unit, days })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('inbox:home.pace.by')}</th>
            <th scope="col">{t('inbox:home.pace.count')}</th>
            <th scope="col">{t('inbox:home.pace.median')}</th>
          </tr>
        </thead>
        <tbody>
          {levels.map(({ level, count, medianMinutes }) => (
            <tr key={level}>
              <th scope="row">{t(`line:levels.${level}`)}</th>
              <td>{formatCount(count)}</td>
              <td>{words(medianMinutes)}</td>
            </tr>
          ))}
          <tr className="unit-pace-all">
            <th scope="row">{t('inbox:home.pace.all')}</th>
            <td>{formatCount(all.count)}</td>
            <td>{all.count === 0 ? t('inbox:home.pace.none') : words(all.medianMinutes)}</td>
          </tr>
        </tbody>
      </table>
      <p className="unit-pace-note">
        {latestOnly ? t('inbox:home.pace.latest', { shown: formatCount(all.count) }) : t('inbox:home.pace.how')}
      </p>
    </div>
  )
}
