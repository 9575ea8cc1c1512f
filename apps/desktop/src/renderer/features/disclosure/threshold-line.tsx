import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useTRPC } from '../../api/trpc.ts'
import { GRADES } from './types.ts'

/** The grade from which documents go out by themselves, in words; nothing while it is not known. */
export function ThresholdLine() {
  const { t } = useTranslation('disclosure')
  const trpc = useTRPC()
  const { data } = useQuery(trpc.disclosure.threshold.queryOptions())
  const grade = GRADES.find((each) => each === data)
  return grade === undefined ? null : <span>{t('threshold.line', { grade: t(`grades.${grade}`) })}</span>
}
