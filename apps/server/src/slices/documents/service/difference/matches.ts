import { diffArrays } from 'diff'
import type { Budget } from './budget.ts'

/** The most changes between two sequences that are searched for; beyond, all between the common ends is another. */
const MOST_EDITS = 800
/** Keys that are compared in the time of one step of the search. */
const WALKED = 32

/** What stands at one place on both sides. */
export type Match = readonly [earlier: number, later: number]

/** A stretch of both sides without a match: from, until. */
export interface Gap {
  readonly earlier: readonly [number, number]
  readonly later: readonly [number, number]
}

/** Longest common subsequence of two sequences of keys, in order. Whatever it finds is equal; beyond its budget it finds less. */
export function matchesOf(earlier: readonly string[], later: readonly string[], budget: Budget): readonly Match[] {
  const shorter = Math.min(earlier.length, later.length)
  let head = 0
  while (head < shorter && earlier[head] === later[head]) head += 1
  let tail = 0
  while (tail < shorter - head && earlier[earlier.length - 1 - tail] === later[later.length - 1 - tail]) tail += 1
  const matches: Match[] = []
  for (let i = 0; i < head; i += 1) matches.push([i, i])
  const middle = search(earlier.slice(head, earlier.length - tail), later.slice(head, later.length - tail), budget)
  for (const [i, j] of middle) matches.push([i + head, j + head])
  for (let i = tail; i > 0; i -= 1) matches.push([earlier.length - i, later.length - i])
  return matches
}

function search(earlier: readonly string[], later: readonly string[], budget: Budget): readonly Match[] {
  if (earlier.length === 0 || later.length === 0) return []
  const both = earlier.length + later.length
  const left = Math.max(0, budget.steps)
  const most = Math.floor(Math.min(MOST_EDITS, both, Math.sqrt(2 * left), (WALKED * left) / both))
  // Numbers, since long keys are slow to compare again and again.
  const numbers = new Map<string, number>()
  const numbered = (keys: readonly string[]): number[] =>
    keys.map((key) => {
      const number = numbers.get(key) ?? numbers.size
      numbers.set(key, number)
      return number
    })
  const parts = diffArrays(numbered(earlier), numbered(later), { maxEditLength: most })
  const matches: Match[] = []
  let i = 0
  let j = 0
  for (const { added, removed, count } of parts ?? []) {
    if (!added && !removed) for (let n = 0; n < count; n += 1) matches.push([i + n, j + n])
    if (!added) i += count
    if (!removed) j += count
  }
  const edits = parts === undefined ? most : both - 2 * matches.length
  budget.steps -= (edits * edits) / 2 + both * (1 + edits / WALKED)
  return matches
}

/** Walks both sides: every match in order, and the gaps between them. */
export function* walk(lengths: readonly [number, number], matches: readonly Match[]): Generator<Match | Gap> {
  let i = 0
  let j = 0
  for (const match of [...matches, lengths]) {
    if (match[0] > i || match[1] > j) yield { earlier: [i, match[0]], later: [j, match[1]] }
    if (match !== lengths) yield match
    i = match[0] + 1
    j = match[1] + 1
  }
}

/** Whether a step of a walk is a gap. */
export const isGap = (step: Match | Gap): step is Gap => 'earlier' in step
