import { useQuery } from '@tanstack/react-query'
import { useTranslation } from 'react-i18next'
import { useErrorView } from '../../api/error-view.ts'
import { useTRPC } from '../../api/trpc.ts'
import { calendarDate } from '../../i18n/format.ts'
import type { BoxName } from '../../routes/box-names.ts'
import type { ErrorStateProps } from '../../ui/error-state.tsx'
import { BOX_LIMIT, BOX_OF } from './boxes.ts'
import { lateFirst } from './due.ts'

/** A box's rows in the order in which they should be done, and how the asking stands. */
export function useBox(box: Exclude<BoxName, 'drafts'>) {
  const { i18n } = useTranslation()
  const trpc = useTRPC()
  const view = useErrorView()
  const answer = useQuery(
    trpc.approval.box.queryOptions(
      { box: BOX_OF[box], limit: BOX_LIMIT },
      { select: (rows) => (box === 'waiting' ? lateFirst(rows, calendarDate(new Date())) : rows) },
    ),
  )
  const error: ErrorStateProps | null =
    answer.error === null ? null : { ...view(answer.error), onRetry: () => void answer.refetch() }
  return { rows: answer.data, busy: answer.isFetching && answer.isPlaceholderData, error, language: i18n.language }
}
