import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { ACT_TYPES, CLOCK_ACT_TYPES } from './acts.ts'
import { lineCharts, mermaidOf } from './chart.ts'
import { svgOf } from './chart-svg.ts'
import { koreanWord } from './chart-words.ts'
import { STEP_STATES, UNIT_STAGES } from './step-record.ts'

const [line, step, unit] = lineCharts()

describe('the chart of the machines', () => {
  it('is read off the machines: every state, and every act', () => {
    expect(step?.states.map(({ id }) => id)).toEqual(STEP_STATES)
    expect(unit?.states.map(({ id }) => id)).toEqual(UNIT_STAGES)
    expect(new Set(line?.arrows.flatMap(({ acts }) => acts))).toEqual(new Set([...ACT_TYPES, ...CLOCK_ACT_TYPES]))
    expect(line?.arrows.find(({ from, to }) => from === 'inProgress' && to === 'approved')?.acts).toEqual(['sign'])
    expect(line?.initial).toBe('drafting')
  })
  it('has a Korean word for everything', () => {
    const ids = lineCharts().flatMap(({ id, states, arrows }) => [
      id,
      ...states.map((one) => one.id),
      ...arrows.flatMap(({ acts }) => acts),
    ])
    expect(ids.filter((id) => koreanWord(id) === id)).toEqual([])
  })
  it('is a picture with every word in it', () => {
    for (const chart of lineCharts()) {
      const svg = svgOf(chart, koreanWord)
      for (const { id } of chart.states) expect(svg).toContain(koreanWord(id))
      expect(svg.match(/<rect/g)).toHaveLength(chart.states.length)
    }
  })
  it('stands in the README as the machines are today', () => {
    const readme = readFileSync(new URL('../README.md', import.meta.url), 'utf8')
    for (const chart of lineCharts()) expect(readme).toContain(mermaidOf(chart, koreanWord))
  })
})
