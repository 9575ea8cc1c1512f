import type { TFunction } from 'i18next'
import type { SigningTask } from './signing-task.ts'

/** As what a person signs, in the words of the rules: 기안, 검토, 협조, 결재, 전결, 대결 (영 8–10, 규칙 7). */
export function stepWord(t: TFunction<'signing'>, { kind, mark }: Pick<SigningTask, 'kind' | 'mark'>): string {
  return mark === null ? t(`kinds.${kind}`) : t(`marks.${mark}`)
}
