import type { PathStep } from '../../api/shapes.ts'

/** A place on the way: one step, or several that are asked together. */
export interface PathStation {
  readonly id: string
  readonly steps: readonly PathStep[]
  /** Whether it is the one that comes next. */
  readonly next: boolean
}

/** The stations of a round, in order; the first that nobody has come to is the next while the round goes on. */
export function stationsOf(steps: readonly PathStep[], ended: boolean): readonly PathStation[] {
  const stations: { id: string; steps: PathStep[] }[] = []
  for (const step of steps) {
    const last = stations.at(-1)
    if (last !== undefined && step.group !== null && last.steps[0]?.group === step.group) last.steps.push(step)
    else stations.push({ id: step.stepId, steps: [step] })
  }
  const next = ended ? undefined : stations.find((station) => station.steps.every(({ state }) => state === 'WAITING'))
  return stations.map((station) => ({ ...station, next: station === next }))
}
