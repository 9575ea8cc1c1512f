import { useTranslation } from 'react-i18next'
import { formatCount } from '../../../i18n/format.ts'
import type { Column } from '../../../ui/table/column.ts'
import type { ScheduleProblem, ScheduleRow, Unit, UnitTask } from './types.ts'

/** What rows are told in words with. */
export interface Named {
  readonly units: readonly Unit[]
  /** Undefined until they are known. */
  readonly tasks: readonly UnitTask[] | undefined
}

/** Columns of a version's rows; of a draft with what is wrong with each. */
export function useColumns(
  rows: readonly ScheduleRow[],
  { units, tasks }: Named,
  problems: readonly ScheduleProblem[],
): readonly Column<ScheduleRow>[] {
  const { t, i18n } = useTranslation(['delegation', 'line'])
  const places = new Map(rows.map(({ id }, i) => [id, i + 1]))
  const unitOf = ({ unitId }: ScheduleRow): string =>
    unitId === null ? t('delegation:everyUnit') : (units.find(({ id }) => id === unitId)?.name ?? '')
  const taskOf = ({ taskCode }: ScheduleRow): string => {
    if (taskCode === null) return t('delegation:everyTask')
    const task = tasks?.find(({ code }) => code === taskCode)
    return `${taskCode} ${task?.name ?? (tasks === undefined ? '' : t('delegation:noTask'))}`
  }
  const wrong = ({ id }: ScheduleRow): string =>
    problems
      .filter(({ line }) => line === places.get(id))
      .map(({ ko, en }) => (i18n.language === 'en' ? en : ko))
      .join(' ')
  return [
    { id: 'place', header: t('delegation:fields.place'), value: ({ id }) => places.get(id) ?? 0, width: 56, align: 'end' },
    { id: 'unit', header: t('delegation:fields.unit'), value: unitOf, width: 150 },
    { id: 'task', header: t('delegation:fields.task'), value: taskOf, width: 260 },
    { id: 'matter', header: t('delegation:fields.matter'), value: ({ matter }) => matter, width: 'fill' },
    { id: 'level', header: t('delegation:fields.level'), value: ({ level }) => t(`line:levels.${level}`), width: 90 },
    {
      id: 'amount',
      header: t('delegation:fields.amountUpTo'),
      value: ({ amountUpTo }) => amountUpTo,
      cell: ({ amountUpTo }) => (amountUpTo === null ? '' : formatCount(amountUpTo)),
      width: 130,
      align: 'end',
    },
    ...(problems.length === 0
      ? []
      : [
          {
            id: 'problem',
            header: t('delegation:fields.problem'),
            value: wrong,
            cell: (row: ScheduleRow) => <span className="schedule-wrong">{wrong(row)}</span>,
            width: 220,
          },
        ]),
  ]
}
