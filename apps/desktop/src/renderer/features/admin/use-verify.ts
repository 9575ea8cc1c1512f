import { useTRPCClient } from '../../api/trpc.ts'
import { type LongRun, useLongRun } from '../../api/use-long-run.ts'
import type { Verdict } from './verdict.ts'

interface Checked {
  readonly checked: number
  readonly total: number | null
}

/** How far the check of the whole chain has come. */
export type Verification = LongRun<Checked, Verdict>

/** The check of the whole chain, with its progress. Leaving the screen ends it. */
export function useVerify(onDone: () => void) {
  const client = useTRPCClient()
  return useLongRun<Checked, Verdict>({ checked: 0, total: null }, ({ onProgress, onResult, onError }) =>
    client.audit.verify.subscribe(undefined, {
      onData: (note) => {
        if ('progress' in note) return onProgress(note.progress)
        onResult(note.verdict)
        onDone()
      },
      onError,
    }),
  )
}
