import { useTranslation } from 'react-i18next'
import { formatDate } from '../../i18n/format.ts'
import type { Column } from '../../ui/table/column.ts'
import type { RecordRow } from './types.ts'
import { useRecordWords } from './words.ts'

/** Columns of a list of records: of one folder, or of the register, which names unit, kind and full number too. */
export function useRecordColumns(where: 'folder' | 'register'): readonly Column<RecordRow>[] {
  const { t } = useTranslation('records')
  const words = useRecordWords()
  const register = where === 'register'
  return [
    { id: 'number', header: t('facts.number'), value: (row) => row.number, width: 150 },
    { id: 'title', header: t('facts.title'), value: (row) => row.title, width: 'fill' },
    ...(register
      ? ([
          { id: 'unit', header: t('facts.unit'), value: (row) => row.unitName, width: 112 },
          { id: 'kind', header: t('facts.kind'), value: (row) => words.kind(row.documentKind), width: 84 },
          { id: 'registrationNumber', header: t('facts.registrationNumber'), value: (row) => row.registrationNumber, width: 124 },
        ] satisfies Column<RecordRow>[])
      : []),
    {
      id: 'registeredOn',
      header: t('facts.registeredOn'),
      value: (row) => row.registeredOn,
      cell: (row) => formatDate(row.registeredOn),
      width: 96,
      align: 'end',
    },
    {
      id: 'retention',
      header: t('facts.retention'),
      value: (row) => words.retention(row.retentionPeriod),
      width: 72,
      align: 'end',
    },
  ]
}
