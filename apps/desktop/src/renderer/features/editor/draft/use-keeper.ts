import { useEffect, useState, useSyncExternalStore } from 'react'
import { faultOf } from '../../../api/fault.ts'
import { useTRPCClient } from '../../../api/trpc.ts'
import { DraftKeeper } from './draft-keeper.ts'
import type { KeeperState } from './keeper-state.ts'
import { localCopies } from './local-copies.ts'
import type { LocalCopy } from './reconcile.ts'
import type { Draft } from './types.ts'

export interface Kept {
  readonly keeper: DraftKeeper
  readonly state: KeeperState
}

/** The keeper of an open draft. It saves what is left when the screen goes, and writes here when the window is hidden. */
export function useKeeper(draft: Draft, local: LocalCopy | null, personId: string): Kept {
  const client = useTRPCClient()
  const [keeper] = useState(() => {
    const { documentId } = draft
    const ports = {
      save: (basedOn: number, form: Draft['form']) => client.documents.save.mutate({ documentId, basedOn, form: mutable(form) }),
      load: () => client.documents.draft.query({ documentId }),
      isStale: (error: unknown) => faultOf(error).code === 'DRAFT_STALE',
      isPassing: (error: unknown) => ['NETWORK', 'UNAVAILABLE'].includes(faultOf(error).kind),
      now: () => new Date().toISOString(),
      later: (run: () => void, milliseconds: number) => {
        const timer = setTimeout(run, milliseconds)
        return () => clearTimeout(timer)
      },
    }
    return new DraftKeeper({ documentId, personId }, ports, localCopies(personId, documentId), draft, local)
  })
  useEffect(() => {
    keeper.start()
    const hidden = (): void => {
      if (document.visibilityState === 'hidden') void keeper.flush()
    }
    const online = (): void => void keeper.flush()
    document.addEventListener('visibilitychange', hidden)
    window.addEventListener('online', online)
    return () => {
      document.removeEventListener('visibilitychange', hidden)
      window.removeEventListener('online', online)
      keeper.stop()
      void keeper.flush()
    }
  }, [keeper])
  return { keeper, state: useSyncExternalStore(keeper.subscribe, keeper.state) }
}

/** The same form as the procedure's input has it: its lists are writable there. */
function mutable(form: Draft['form']): Parameters<ReturnType<typeof useTRPCClient>['documents']['save']['mutate']>[0]['form'] {
  const { recipients, disclosure, relatedIds, ...rest } = form
  return {
    ...rest,
    recipients: [...recipients],
    disclosure: { ...disclosure, clauses: [...disclosure.clauses] },
    relatedIds: [...relatedIds],
  }
}
