import type { LineStep, StepKind } from './line-step.ts'

/** ★ 발의자 and ◉ 보고자 (영 8, 규칙 6): one of each in a line at most. */
export type LineSign = 'originator' | 'presenter'
type Signed = Partial<Pick<LineStep, LineSign>>

/** Whether a kind of step may bear one: who signs on the line of approval. */
export function bearsSigns(kind: StepKind): boolean {
  return kind === 'DRAFT' || kind === 'REVIEW' || kind === 'APPROVE'
}

/** What stands before the post, as it prints. */
export function printedSigns({ originator = false, presenter = false }: Signed): string {
  return `${originator ? '★' : ''}${presenter ? '◉' : ''}`
}

/** Gives a step the sign, and takes it from whoever had it; or takes it away. */
export function setSign(steps: readonly LineStep[], stepId: string, sign: LineSign, has: boolean): LineStep[] {
  return steps.map((step) => {
    if (step.id === stepId) return { ...step, [sign]: has }
    return has && step[sign] === true ? { ...step, [sign]: false } : step
  })
}
