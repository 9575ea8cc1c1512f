import { useEffect, useRef, useState } from 'react'
import { useTRPCClient } from '../../api/trpc.ts'
import type { Verdict } from './verdict.ts'

/** How far the check of the whole chain has come. */
export type Verification =
  | { readonly state: 'idle' }
  | { readonly state: 'running'; readonly checked: number; readonly total: number | null }
  | { readonly state: 'done'; readonly verdict: Verdict }
  | { readonly state: 'failed'; readonly error: unknown }

/** The check of the whole chain, with its progress. Leaving the screen ends it. */
export function useVerify(onDone: () => void) {
  const client = useTRPCClient()
  const [verification, setVerification] = useState<Verification>({ state: 'idle' })
  const running = useRef<{ unsubscribe: () => void } | null>(null)
  const stop = (): void => {
    running.current?.unsubscribe()
    running.current = null
  }
  useEffect(() => () => running.current?.unsubscribe(), [])
  return {
    verification,
    start: (): void => {
      stop()
      setVerification({ state: 'running', checked: 0, total: null })
      running.current = client.audit.verify.subscribe(undefined, {
        onData: (note) => {
          if ('progress' in note) return setVerification({ state: 'running', ...note.progress })
          stop()
          setVerification({ state: 'done', verdict: note.verdict })
          onDone()
        },
        onError: (error) => {
          stop()
          setVerification({ state: 'failed', error })
        },
      })
    },
    stop: (): void => {
      stop()
      setVerification({ state: 'idle' })
    },
  }
}
