import { SigningError } from '../../../packages/signing/src/index.ts'
import { readCast } from './cast.ts'
import { MOST_BYTES, peakBytes } from './memory.ts'
import { type Mutator, mutate, picker, wordsOf } from './mutations.ts'
import type { Failure, Outcome, Task } from './outcome.ts'
import { PLANTED, TARGETS } from './targets.ts'

declare global {
  /** How often each branch ran since it was last looked at; written by the instrumented code. */
  var __branches: Uint8Array
  var __facts: { readonly branches: number; readonly words: readonly string[] }
}

const MOST_KEPT = 4_000

/** Counts as classes, as AFL has them: a branch that runs far more often than before is news too. */
const CLASSES = Uint8Array.from({ length: 256 }, (_, n) =>
  n === 0 ? 0 : n <= 3 ? 1 << (n - 1) : n <= 7 ? 8 : n <= 15 ? 16 : n <= 31 ? 32 : n <= 127 ? 64 : 128,
)

/** Mutates what got furthest, keeps what gets further, and stops at the first failure that is not a typed one. */
export async function explore(task: Task, seeds: readonly Uint8Array[], begin: (input: Uint8Array) => void): Promise<Outcome> {
  const target = TARGETS[task.target] ?? PLANTED[task.target]
  if (target === undefined) throw new Error(task.target)
  const cast = readCast(task.corpus)
  const mutator: Mutator = { pick: picker(task.seed), words: wordsOf(globalThis.__facts.words), largest: target.largest }
  const kept: Uint8Array[] = []
  const seen = new Uint8Array(globalThis.__branches.length)
  const endAt = Date.now() + task.seconds * 1_000
  const base = peakBytes()
  let runs = 0

  const attempt = async (input: Uint8Array): Promise<Failure | null> => {
    runs += 1
    begin(input)
    try {
      await target.run(input, cast)
    } catch (error) {
      if (!(error instanceof SigningError)) {
        const message = error instanceof Error ? (error.stack ?? error.message) : String(error)
        return { kind: 'untyped error', message, input: Buffer.from(input).toString('base64') }
      }
    }
    const bytes = peakBytes() - base
    if (bytes > MOST_BYTES) return { kind: 'memory', message: `${bytes} bytes`, input: Buffer.from(input).toString('base64') }
    if (isNews(seen) && kept.length < MOST_KEPT) kept.push(input)
    return null
  }

  let failure: Failure | null = null
  for (const seed of seeds) failure ??= await attempt(seed)
  if (kept.length === 0) kept.push(new Uint8Array([0x30, 0]))
  const any = (): Uint8Array => {
    // Half of the time one of the newest.
    const from = mutator.pick(2) === 0 ? Math.max(0, kept.length - 30) : 0
    return kept[from + mutator.pick(kept.length - from)] ?? new Uint8Array()
  }
  while (failure === null && runs < task.runs && (runs % 32 !== 0 || Date.now() < endAt))
    failure = await attempt(mutate(any(), any(), mutator))
  return { runs, branches: seen.reduce((sum, mask) => sum + (mask === 0 ? 0 : 1), 0), corpus: kept.length, failure }
}

/** Whether the last run reached a branch, or a class of counts, that no run before did. */
function isNews(seen: Uint8Array): boolean {
  const branches = globalThis.__branches
  let news = false
  for (let i = 0; i < branches.length; i += 1) {
    const mask = CLASSES[branches[i] ?? 0] ?? 0
    if ((mask & ~(seen[i] ?? 0)) !== 0) {
      seen[i] = (seen[i] ?? 0) | mask
      news = true
    }
  }
  branches.fill(0)
  return news
}
