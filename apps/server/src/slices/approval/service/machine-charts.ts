import { CHART_WORDS, lineCharts, svgOf } from '@onmaru/workflow'
import type { MachineChart } from '../machine-chart.ts'

/** The machines of the line (결재선, 단계, 부서협조, 공람·후열) as pictures and in words, in one language. */
export function machineCharts(language: 'ko' | 'en'): readonly MachineChart[] {
  const words: Readonly<Record<string, string>> = CHART_WORDS[language]
  const word = (id: string): string => words[id] ?? id
  return lineCharts().map((chart) => ({
    id: chart.id,
    title: word(chart.id),
    svg: svgOf(chart, word),
    arrows: chart.arrows.map(({ from, acts, to }) => ({ from: word(from), acts: acts.map(word), to: word(to) })),
  }))
}
