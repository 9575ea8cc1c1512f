import { isGap, type Match, walk } from './matches.ts'

/** Pairs and what has none, in the order of both sides; at one place what went is before what came. */
export function inOrder<T, Out>(
  earlier: readonly T[],
  later: readonly T[],
  pairs: readonly Match[],
  say: {
    readonly paired: (old: T, now: T) => Out
    readonly gone: (old: T, i: number) => Out
    readonly come: (now: T, j: number) => Out
  },
): readonly Out[] {
  const out: Out[] = []
  for (const step of walk([earlier.length, later.length], pairs)) {
    if (isGap(step)) {
      const [went, came] = [earlier.slice(...step.earlier), later.slice(...step.later)]
      out.push(
        ...went.map((old, n) => say.gone(old, step.earlier[0] + n)),
        ...came.map((now, n) => say.come(now, step.later[0] + n)),
      )
      continue
    }
    const [old, now] = [earlier[step[0]], later[step[1]]]
    if (old !== undefined && now !== undefined) out.push(say.paired(old, now))
  }
  return out
}
