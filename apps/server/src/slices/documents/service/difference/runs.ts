import type { Inline, Mark } from '../../content.ts'

/** Letters that are set in one way. */
export interface Run {
  readonly text: string
  readonly marks: readonly Mark['type'][]
  readonly href: string | null
  /** The way in which they are set, as a key; a line break has its own. */
  readonly style: string
}

const BREAK: Run = { text: '\n', marks: [], href: null, style: 'break' }

/** Inlines as runs: neighbours that are set in one way are one, however the editor kept them. */
export function runsOf(inlines: readonly Inline[]): readonly Run[] {
  const runs: Run[] = []
  for (const inline of inlines) {
    const run = inline.type === 'text' ? textRun(inline.text, inline.marks ?? []) : BREAK
    const last = runs.at(-1)
    if (last !== undefined && last.style === run.style) runs[runs.length - 1] = { ...last, text: last.text + run.text }
    else runs.push(run)
  }
  return runs
}

/** A text without marks. */
export const plainRuns = (text: string): readonly Run[] => (text === '' ? [] : [textRun(text, [])])

/** Runs as a key: equal for what is the same. */
export const keyOfRuns = (runs: readonly Run[]): string => JSON.stringify(runs.map(({ text, style }) => [text, style]))

/** The letters alone. */
export const lettersOf = (runs: readonly Run[]): string => runs.map(({ text }) => text).join('')

function textRun(text: string, marks: readonly Mark[]): Run {
  const types = [...new Set(marks.map(({ type }) => type))].sort()
  const href = marks.flatMap((mark) => (mark.type === 'link' ? [mark.attrs.href] : []))[0] ?? null
  return { text, marks: types, href, style: JSON.stringify([types, href]) }
}
