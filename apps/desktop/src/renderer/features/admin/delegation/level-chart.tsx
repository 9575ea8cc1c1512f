import { useTranslation } from 'react-i18next'
import { formatCount } from '../../../i18n/format.ts'
import type { Simulation } from './use-simulation.ts'

/** How many were decided at each level and how many would be: two bars a level beside their numbers, in a table that reads without them. */
export function LevelChart({ levels }: Pick<Simulation, 'levels'>) {
  const { t } = useTranslation(['delegation', 'line'])
  const most = Math.max(1, ...levels.flatMap(({ decided, proposed }) => [decided, proposed]))
  const bar = (count: number, kind: 'decided' | 'proposed') => (
    <span className="level-bar" aria-hidden="true">
      <span data-kind={kind} style={{ width: `${(count / most) * 100}%` }} />
    </span>
  )
  return (
    <table className="level-chart">
      <caption>{t('delegation:simulation.byLevel')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('delegation:fields.level')}</th>
          <th scope="col" colSpan={2}>
            <span className="level-key" data-kind="decided" aria-hidden="true" /> {t('delegation:simulation.decided')}
          </th>
          <th scope="col" colSpan={2}>
            <span className="level-key" data-kind="proposed" aria-hidden="true" /> {t('delegation:simulation.proposed')}
          </th>
        </tr>
      </thead>
      <tbody>
        {levels.map(({ level, decided, proposed }) => (
          <tr key={level}>
            <th scope="row">{t(`line:levels.${level}`)}</th>
            <td className="level-number">{formatCount(decided)}</td>
            <td>{bar(decided, 'decided')}</td>
            <td className="level-number">{formatCount(proposed)}</td>
            <td>{bar(proposed, 'proposed')}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
