import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTRPC, useTRPCClient } from '../../api/trpc.ts'
import type { QueueRow, ReleaseState } from './types.ts'

/** Rows of one page of the queue. */
const PAGE = 100
/** How often an open queue asks whether something new is held. */
const ASK_AGAIN_MS = 30_000

const KEY = 'release-queue'
/** Every page of every state. */
export const QUEUE_KEY = [KEY] as const

/** The queue in one state, longest waiting first, page after page. */
export function useQueue(state: ReleaseState) {
  const client = useTRPCClient()
  return useInfiniteQuery({
    queryKey: [KEY, state],
    initialPageParam: null as Pick<QueueRow, 'registeredAt' | 'documentId'> | null,
    queryFn: ({ pageParam, signal }) => client.disclosure.queue.query({ state, limit: PAGE, after: pageParam }, { signal }),
    getNextPageParam: (last) => {
      const end = last.at(-1)
      return end === undefined || last.length < PAGE ? undefined : { registeredAt: end.registeredAt, documentId: end.documentId }
    },
    refetchInterval: ASK_AGAIN_MS,
  })
}

/** How many records wait for the officer; unknown beyond one page. */
export function useHeldCount(): number | undefined {
  const { data } = useQueue('HELD')
  return data === undefined || data.pages.length !== 1 || data.pages[0]?.length === PAGE ? undefined : data.pages[0]?.length
}

/** One record. Asking is a look that the audit log keeps, so it is not asked again by itself. */
export function useQueueItem(documentId: string) {
  const trpc = useTRPC()
  return useQuery(
    trpc.disclosure.item.queryOptions({ documentId }, { staleTime: Number.POSITIVE_INFINITY, refetchOnWindowFocus: false }),
  )
}
