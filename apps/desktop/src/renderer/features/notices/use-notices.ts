import { useInfiniteQuery, useMutation, useQueryClient } from '@tanstack/react-query'
import type { Outputs } from '../../api/shapes.ts'
import { useTRPC, useTRPCClient } from '../../api/trpc.ts'

export type Notice = Outputs['approval']['notices']['notices'][number]

/** Notices of one asking; more are asked for as the list is gone down. */
const PAGE = 30

/** One's own notices, latest first, and how many are new; asked anew when the server says that something changed. */
export function useNotices() {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queries = useQueryClient()
  const answer = useInfiniteQuery({
    queryKey: [...trpc.approval.notices.pathKey(), 'list'],
    queryFn: ({ pageParam }) => client.approval.notices.query({ limit: PAGE, after: pageParam }),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
  })
  const mark = useMutation({
    mutationFn: (ids: readonly string[] | 'all') => client.approval.markNotices.mutate({ ids: ids === 'all' ? ids : [...ids] }),
    onSuccess: () => queries.invalidateQueries({ queryKey: trpc.approval.notices.pathKey() }),
  })
  return {
    answer,
    notices: answer.data?.pages.flatMap((page) => page.notices),
    unseen: answer.data?.pages[0]?.unseen ?? 0,
    mark,
  }
}
