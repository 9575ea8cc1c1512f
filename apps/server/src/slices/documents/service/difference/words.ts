import type { Run } from './runs.ts'

/** A word (어절) and the spaces after it, each in pieces of one setting; a line break, and spaces before the first word, are words of their own. */
export interface Word {
  readonly letters: readonly Run[]
  readonly spaces: readonly Run[]
  /** Of the letters and how they are set, without the spaces. */
  readonly key: string
}

const PIECES = /\n|[^\S\n]+|\S+/gu

/** Cuts runs into words. Words and spaces together spell the runs. */
export function wordsOf(runs: readonly Run[]): readonly Word[] {
  const words: { letters: Run[]; spaces: Run[]; open: boolean }[] = []
  for (const run of runs)
    for (const [text] of run.text.matchAll(PIECES)) {
      const piece = { ...run, text }
      const last = words.at(-1)
      if (text === '\n') words.push({ letters: [piece], spaces: [], open: false })
      else if (text.trim() === '') {
        if (last?.open) last.spaces.push(piece)
        else words.push({ letters: [], spaces: [piece], open: true })
      } else if (last?.open && last.spaces.length === 0) last.letters.push(piece)
      else words.push({ letters: [piece], spaces: [], open: true })
    }
  return words.map(({ letters, spaces }) => ({ letters, spaces, key: keyOf(letters) }))
}

const keyOf = (letters: readonly Run[]): string => letters.map(({ text, style }) => `${text}\0${style}`).join('\0')

/** A number is read whole: 4. 30. is not 3. 31. with two letters of it changed. */
const NUMBER = /(\d(?:[\d,.]*\d)?)/u
const segmenter = new Intl.Segmenter('ko', { granularity: 'grapheme' })

/** Cuts runs into letters as a reader sees them: a syllable is one, however it is written, and so is a number. */
export function syllablesOf(runs: readonly Run[]): readonly Run[] {
  return runs.flatMap((run) =>
    run.text.split(NUMBER).flatMap((part, i) => {
      // What splits stands at every odd place.
      if (i % 2 === 1) return [{ ...run, text: part }]
      return Array.from(segmenter.segment(part), ({ segment }) => ({ ...run, text: segment }))
    }),
  )
}
