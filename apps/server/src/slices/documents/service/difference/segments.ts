import type { DiffSegment } from '../../difference.ts'
import type { Budget } from './budget.ts'
import { isGap, matchesOf, walk } from './matches.ts'
import { keyOfRuns, lettersOf, type Run } from './runs.ts'
import { syllablesOf, type Word, wordsOf } from './words.ts'

/** Letters of a stretch that is looked into syllable by syllable. */
const LONGEST_STRETCH = 120
/** The share of the longer one that must be the same for that to read better than both whole: of a stretch of words, of a word (합니다, 한다). */
const SHARED = { stretch: 0.5, word: 0.3 }

type Kind = DiffSegment['kind']

/**
 * Two texts word by word, and inside of a changed word syllable by syllable where that is shorter. SAME is only what is set in the same way, too; SAME and REMOVED
 * spell the earlier text, SAME and ADDED the later, whatever the budget.
 */
export function segmentsOf(earlier: readonly Run[], later: readonly Run[], budget: Budget): readonly DiffSegment[] {
  if (keyOfRuns(earlier) === keyOfRuns(later)) return wholeSegments('SAME', later)
  const letters = lettersOf(earlier).length + lettersOf(later).length
  if (letters > budget.letters) return [...wholeSegments('REMOVED', earlier), ...wholeSegments('ADDED', later)]
  budget.letters -= letters
  const [before, after] = [wordsOf(earlier), wordsOf(later)]
  const matches = matchesOf(
    before.map(({ key }) => key),
    after.map(({ key }) => key),
    budget,
  )
  const out = new Segments()
  for (const step of walk([before.length, after.length], matches))
    if (isGap(step)) changedWords(out, before.slice(...step.earlier), after.slice(...step.later), budget)
    else {
      const [old, now] = [before[step[0]], after[step[1]]]
      out.put('SAME', now?.letters ?? [])
      changedSpaces(out, old?.spaces ?? [], now?.spaces ?? [])
    }
  return out.segments
}

/** One text, of one kind as a whole. */
export function wholeSegments(kind: Kind, runs: readonly Run[]): readonly DiffSegment[] {
  const out = new Segments()
  out.put(kind, runs)
  return out.segments
}

/** Word against word where there are as many on both sides, else the stretch as one; what is not alike is said whole. */
function changedWords(out: Segments, before: readonly Word[], after: readonly Word[], budget: Budget): void {
  const pieces = (words: readonly Word[]): readonly Run[] => words.flatMap(({ letters, spaces }) => [...letters, ...spaces])
  if (before.length !== after.length) {
    if (!bySyllables(out, pieces(before), pieces(after), SHARED.stretch, budget)) {
      out.put('REMOVED', pieces(before))
      out.put('ADDED', pieces(after))
    }
    return
  }
  let waiting: { before: Word; after: Word }[] = []
  const flush = (): void => {
    out.put('REMOVED', pieces(waiting.map((pair) => pair.before)))
    out.put('ADDED', pieces(waiting.map((pair) => pair.after)))
    waiting = []
  }
  for (const [i, old] of before.entries()) {
    const now = after[i]
    if (now === undefined) continue
    const found = new Segments()
    if (bySyllables(found, old.letters, now.letters, SHARED.word, budget)) {
      flush()
      out.add(found)
      changedSpaces(out, old.spaces, now.spaces)
    } else waiting.push({ before: old, after: now })
  }
  flush()
}

/** Says two stretches syllable by syllable, if they are alike enough; tells whether. */
function bySyllables(out: Segments, before: readonly Run[], after: readonly Run[], least: number, budget: Budget): boolean {
  if (lettersOf(before).length > LONGEST_STRETCH || lettersOf(after).length > LONGEST_STRETCH) return false
  const [old, now] = [syllablesOf(before), syllablesOf(after)]
  const keys = (runs: readonly Run[]): readonly string[] => runs.map(({ text, style }) => `${text}\0${style}`)
  const matches = matchesOf(keys(old), keys(now), budget)
  if (matches.length === 0 || matches.length < least * Math.max(old.length, now.length)) return false
  for (const step of walk([old.length, now.length], matches))
    if (isGap(step)) {
      out.put('REMOVED', old.slice(...step.earlier))
      out.put('ADDED', now.slice(...step.later))
    } else out.put('SAME', now.slice(step[1], step[1] + 1))
  return true
}

function changedSpaces(out: Segments, before: readonly Run[], after: readonly Run[]): void {
  if (keyOfRuns(before) === keyOfRuns(after)) out.put('SAME', after)
  else {
    out.put('REMOVED', before)
    out.put('ADDED', after)
  }
}

/** Segments as they grow: neighbours of one kind and setting are one. */
class Segments {
  readonly segments: DiffSegment[] = []

  put(kind: Kind, runs: readonly Pick<Run, 'text' | 'marks' | 'href'>[]): void {
    for (const { text, marks, href } of runs) {
      const last = this.segments.at(-1)
      if (last?.kind === kind && last.href === href && last.marks.join() === marks.join())
        this.segments[this.segments.length - 1] = { ...last, text: last.text + text }
      else this.segments.push({ kind, text, marks, href })
    }
  }

  /** Everything of another one, at the end. */
  add(other: Segments): void {
    for (const segment of other.segments) this.put(segment.kind, [segment])
  }
}
