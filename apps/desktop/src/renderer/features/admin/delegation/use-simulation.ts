import type { AppRouter } from '@onmaru/server/router'
import type { inferRouterOutputs } from '@trpc/server'
import { useEffect, useRef, useState } from 'react'
import { useTRPCClient } from '../../../api/trpc.ts'

type Note = inferRouterOutputs<AppRouter>['approval']['simulate'] extends AsyncIterable<infer N> ? N : never
/** What a version would have made of the past year. */
export type Simulation = Extract<Note, { result: unknown }>['result']

/** How far a simulation has come. */
export type Run =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly done: number; readonly total: number }
  | { readonly state: 'done'; readonly result: Simulation }
  | { readonly state: 'failed'; readonly error: unknown }

/** Runs a version over the past year's decisions, with its progress. Leaving the screen ends it. */
export function useSimulation(scheduleId: string) {
  const client = useTRPCClient()
  const [run, setRun] = useState<Run>({ state: 'idle' })
  const running = useRef<{ unsubscribe: () => void } | null>(null)
  const stop = (): void => {
    running.current?.unsubscribe()
    running.current = null
  }
  useEffect(() => () => running.current?.unsubscribe(), [])
  return {
    run,
    start: (): void => {
      stop()
      setRun({ state: 'running', done: 0, total: 0 })
      running.current = client.approval.simulate.subscribe(
        { scheduleId },
        {
          onData: (note) => {
            if ('progress' in note) return setRun({ state: 'running', ...note.progress })
            stop()
            setRun({ state: 'done', result: note.result })
          },
          onError: (error) => {
            stop()
            setRun({ state: 'failed', error })
          },
        },
      )
    },
    stop: (): void => {
      stop()
      setRun({ state: 'idle' })
    },
  }
}
