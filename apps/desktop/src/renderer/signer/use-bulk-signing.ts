import { useEffect, useRef, useState } from 'react'
import { signAndComplete } from '../../shared/sign-again.ts'
import { type ErrorView, useErrorView } from '../api/error-view.ts'
import { faultOf } from '../api/fault.ts'
import type { BulkSigningItem, BulkSigningProps } from './bulk-props.ts'
import { placeOf } from './fault-place.ts'
import { baseOf } from './sign-stage.ts'
import { signingDoors } from './signing-doors.ts'
import { useJudge } from './use-judge.ts'
import { useSigner } from './use-signer.ts'
import { useSignerKeys } from './use-signer-keys.ts'

/** Where one of many stands. */
export type BulkLine =
  | { readonly state: 'waiting' | 'signing' | 'done' }
  | { readonly state: 'failed'; readonly words: ErrorView }

const WAITING: BulkLine = { state: 'waiting' }
const DONE: BulkLine = { state: 'done' }

/**
 * Signs many documents one after the other with one key that was opened once, a signature each. What stands against a document is kept beside it and
 * the rest goes on; what stands against the key ends the run, with everything that is not signed still waiting. What the server says is signed is done,
 * whichever window signed it.
 */
export function useBulkSigning({ items, signed }: BulkSigningProps) {
  const signer = useSigner()
  const judge = useJudge()
  const keys = useSignerKeys(signer)
  const view = useErrorView()
  const [lines, setLines] = useState<ReadonlyMap<string, BulkLine>>(new Map())
  const [running, setRunning] = useState(false)
  const stopped = useRef(false)
  const put = (id: string, line: BulkLine): void => setLines((before) => new Map([...before, [id, line]]))
  const lineOf = (id: string): BulkLine => (signed.has(id) ? DONE : (lines.get(id) ?? WAITING))
  // A run outlives the words of the server that came while it went on.
  const told = useRef(signed)
  useEffect(() => {
    told.current = signed
  }, [signed])

  const signOne = async ({ id, signing }: BulkSigningItem, key: { credentialId: string; password: string }): Promise<void> => {
    if (signing === null || told.current.has(id)) return
    put(id, { state: 'signing' })
    try {
      const task = await signing.prepare()
      const pdf = await baseOf(task, undefined, judge)
      await signAndComplete({ task, pdf, movedTo: null }, signingDoors({ signer, judge }, key, signing))
      put(id, DONE)
    } catch (error) {
      const place = placeOf(faultOf(error))
      if (place === 'password' || place === 'key') {
        put(id, WAITING)
        throw error
      }
      put(id, { state: 'failed', words: view(error) })
    }
  }
  /** @throws what stands against the key or its password; nothing more is signed then */
  const run = async (password: string): Promise<void> => {
    stopped.current = false
    setRunning(true)
    try {
      const credentialId = await keys.open(password)
      for (const item of items.filter(({ id }) => lineOf(id).state === 'waiting')) {
        if (stopped.current) break
        await signOne(item, { credentialId, password })
      }
      keys.used(credentialId)
    } finally {
      setRunning(false)
    }
  }
  const states = items.map(({ id }) => lineOf(id).state)
  const count = (state: BulkLine['state']): number => states.filter((each) => each === state).length
  return {
    signer,
    keys,
    lineOf,
    run,
    running,
    /** The one at hand is signed to its end. */
    stop: (): void => {
      stopped.current = true
    },
    done: count('done'),
    failed: count('failed'),
    waiting: count('waiting'),
  }
}
