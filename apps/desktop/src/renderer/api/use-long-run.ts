import { useEffect, useRef, useState } from 'react'

/** How far something has come that the server does step by step. */
export type LongRun<Progress, Result> =
  | { readonly state: 'idle' }
  | ({ readonly state: 'running' } & Progress)
  | { readonly state: 'done'; readonly result: Result }
  | { readonly state: 'failed'; readonly error: unknown }

/** What a subscription tells of it. */
export interface RunHearer<Progress, Result> {
  readonly onProgress: (progress: Progress) => void
  readonly onResult: (result: Result) => void
  readonly onError: (error: unknown) => void
}

/**
 * Something long with its progress and, in the end, its result. Leaving the screen ends it.
 * @param first progress before the server has said any
 * @param begin subscribes, and says how to end that
 */
export function useLongRun<Progress extends object, Result>(
  first: Progress,
  begin: (hearer: RunHearer<Progress, Result>) => { unsubscribe: () => void },
) {
  const [run, setRun] = useState<LongRun<Progress, Result>>({ state: 'idle' })
  const running = useRef<{ unsubscribe: () => void } | null>(null)
  const end = (): void => {
    running.current?.unsubscribe()
    running.current = null
  }
  useEffect(() => () => running.current?.unsubscribe(), [])
  return {
    run,
    start: (): void => {
      end()
      setRun({ state: 'running', ...first })
      running.current = begin({
        onProgress: (progress) => setRun({ state: 'running', ...progress }),
        onResult: (result) => {
          end()
          setRun({ state: 'done', result })
        },
        onError: (error) => {
          end()
          setRun({ state: 'failed', error })
        },
      })
    },
    stop: (): void => {
      end()
      setRun({ state: 'idle' })
    },
  }
}
