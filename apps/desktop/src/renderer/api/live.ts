import { type QueryClient, useQueryClient } from '@tanstack/react-query'
import { useSubscription } from '@trpc/tanstack-react-query'
import { useEffect, useSyncExternalStore } from 'react'
import { useTRPC } from './trpc.ts'

/** How long after its end the stream is opened anew; a lost connection is taken up by the browser itself, earlier. */
const AGAIN_MS = 10_000

/**
 * What changed elsewhere, told by the server as it happens. One stream for the whole page: a browser opens six connections
 * to a server at most, and every window of the desk would else take two.
 */
let open: string | null = null
const listeners = new Set<() => void>()

function setOpen(documentId: string | null): void {
  open = documentId
  for (const listener of listeners) listener()
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/** Names the document that is open, so that its changes are told too. */
export function useLiveDocument(documentId: string): void {
  useEffect(() => {
    setOpen(documentId)
    return () => setOpen(null)
  }, [documentId])
}

type Keys = ReturnType<typeof useTRPC>

/** Asks again for what a topic is about; screens that show nothing of it ask for nothing. */
function refresh(queries: QueryClient, keys: Keys, topic: string): void {
  const about = topic.startsWith('document:')
    ? [
        keys.approval.document.pathKey(),
        keys.approval.finishAhead.pathKey(),
        keys.approval.signatures.pathKey(),
        keys.records.item.pathKey(),
      ]
    : [
        keys.approval.box.pathKey(),
        keys.approval.counts.pathKey(),
        keys.approval.myWeek.pathKey(),
        keys.approval.bulkUnderWay.pathKey(),
        keys.approval.notices.pathKey(),
        keys.documents.drafts.pathKey(),
      ]
  for (const queryKey of about) void queries.invalidateQueries({ queryKey })
}

/**
 * Follows the changes, for as long as the desk is open. To be called once, by the shell. Each time the stream opens the server tells everything once,
 * so that nothing is missed that happened between two streams.
 * @returns false when they do not arrive: what is shown may be old, though nothing else is wrong
 */
export function useLiveChanges(): boolean {
  const keys = useTRPC()
  const queries = useQueryClient()
  const documentId = useSyncExternalStore(subscribe, () => open)
  const { status, error, reset } = useSubscription(
    keys.approval.changes.subscriptionOptions(
      { documentId },
      { onData: (topic) => refresh(queries, keys, typeof topic === 'string' ? topic : '') },
    ),
  )
  const lost = status === 'error' || (status === 'connecting' && error !== null)
  useEffect(() => {
    if (status !== 'error') return
    // The stream was ended for good. Asking tells whether the session has ended, which leads to the sign-in; else it is opened anew.
    refresh(queries, keys, 'person:')
    const again = setTimeout(reset, AGAIN_MS)
    return () => clearTimeout(again)
  }, [status, reset, queries, keys])
  return !lost
}
