/** One line of the report. */
export interface Figure {
  readonly name: string
  readonly value: number
  /** `x` for a ratio. */
  readonly unit: 'x' | 'ms'
}

type Work = () => unknown

/** How long a figure is measured. */
export interface Effort {
  /** Runs whose median is told; each run measures both sides of a ratio, one after the other. */
  readonly runs: number
  /** How often a side is repeated within a run. */
  readonly repeats: number
}

/** Median time of one piece of work, in milliseconds. */
export async function milliseconds(name: string, work: Work, effort: Effort): Promise<Figure> {
  await took(work, effort.repeats)
  const runs: number[] = []
  for (let run = 0; run < effort.runs; run += 1) runs.push(await took(work, effort.repeats))
  return { name, value: median(runs), unit: 'ms' }
}

/** Median of how many times longer the whole takes than the bare core of it. Both sides are warmed up and then measured in turn, so that a busy machine slows both. */
export async function ratio(name: string, whole: Work, bare: Work, effort: Effort): Promise<Figure> {
  await took(whole, effort.repeats)
  await took(bare, effort.repeats)
  const runs: number[] = []
  for (let run = 0; run < effort.runs; run += 1) {
    const ofBare = await took(bare, effort.repeats)
    const ofWhole = await took(whole, effort.repeats)
    runs.push(ofWhole / ofBare)
  }
  return { name, value: median(runs), unit: 'x' }
}

/** Milliseconds for one repeat, on average. */
async function took(work: Work, repeats: number): Promise<number> {
  const began = performance.now()
  for (let i = 0; i < repeats; i += 1) await work()
  return (performance.now() - began) / repeats
}

/** The value in the middle; of an even count, the mean of the two in the middle. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = (sorted.length - 1) / 2
  return ((sorted[Math.floor(middle)] ?? Number.NaN) + (sorted[Math.ceil(middle)] ?? Number.NaN)) / 2
}

/** The value below which a share of the values lies, the nearest one that was measured. */
export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? Number.NaN
}
