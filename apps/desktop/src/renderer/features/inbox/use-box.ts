import { keepPreviousData, useInfiniteQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import { useErrorView } from '../../api/error-view.ts'
import { useTRPC } from '../../api/trpc.ts'
import { calendarDate } from '../../i18n/format.ts'
import type { BoxName } from '../../routes/box-names.ts'
import type { ErrorStateProps } from '../../ui/error-state.tsx'
import { askOf, type BoxWish } from './box-ask.ts'
import { BOX_OF, PAGE } from './boxes.ts'

const NOTHING: BoxWish = { sort: null, find: '', urgent: false, period: null }

/** A box page by page, in the server's order, and how the asking stands. */
export function useBox(box: Exclude<BoxName, 'drafts'>, wish: BoxWish = NOTHING) {
  const trpc = useTRPC()
  const view = useErrorView()
  const ask = askOf(wish, calendarDate(new Date()))
  const answer = useInfiniteQuery(
    trpc.approval.box.infiniteQueryOptions(
      { box: BOX_OF[box], limit: PAGE, ...ask },
      { getNextPageParam: ({ next }) => next, placeholderData: keepPreviousData },
    ),
  )
  const { data } = answer
  const rows = useMemo(() => data?.pages.flatMap((page) => page.rows), [data])
  const error: ErrorStateProps | null =
    answer.error === null ? null : { ...view(answer.error), onRetry: () => void answer.refetch() }
  return {
    rows,
    ask,
    count: data?.pages[0]?.count ?? null,
    busy: answer.isFetchingNextPage || (answer.isFetching && answer.isPlaceholderData),
    error,
    more: answer.hasNextPage && !answer.isFetchingNextPage ? () => void answer.fetchNextPage() : null,
  }
}
