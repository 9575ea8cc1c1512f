import { useTranslation } from 'react-i18next'
import type { LineStep } from './line-step.ts'

/** As what somebody stands in a line: 기안, 검토, 협조, 결재, 전결, 대결 (영 8–10, 규칙 7). */
export function useStepWord(): (step: Pick<LineStep, 'kind' | 'mark'>) => string {
  const { t } = useTranslation('line')
  return ({ kind, mark }) => (mark === null ? t(`kinds.${kind}`) : t(`marks.${mark}`))
}
