import type { AppRouter } from '@onmaru/server/router'
import type { inferRouterOutputs } from '@trpc/server'
import { useTRPCClient } from '../../../api/trpc.ts'
import { useLongRun } from '../../../api/use-long-run.ts'

type Note = inferRouterOutputs<AppRouter>['approval']['simulate'] extends AsyncIterable<infer N> ? N : never
/** What a version would have made of the past year. */
export type Simulation = Extract<Note, { result: unknown }>['result']

interface Decided {
  readonly done: number
  readonly total: number
}

/** Runs a version over the past year's decisions, with its progress. Leaving the screen ends it. */
export function useSimulation(scheduleId: string) {
  const client = useTRPCClient()
  return useLongRun<Decided, Simulation>({ done: 0, total: 0 }, ({ onProgress, onResult, onError }) =>
    client.approval.simulate.subscribe(
      { scheduleId },
      { onData: (note) => ('progress' in note ? onProgress(note.progress) : onResult(note.result)), onError },
    ),
  )
}
