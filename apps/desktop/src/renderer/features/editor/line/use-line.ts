import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { faultOf } from '../../../api/fault.ts'
import { useTRPC, useTRPCClient } from '../../../api/trpc.ts'
import { plannedOf } from '../../../ui/line-row/line-moves.ts'
import type { DelegationBasis, LineOptions, LineStep } from '../../../ui/line-row/line-step.ts'

/** A line as it is arranged: its steps, and by what the matter is decided. */
export interface PlannedLine {
  readonly steps: readonly LineStep[]
  readonly basis: DelegationBasis
  readonly options: LineOptions
}

/** The line of a draft: as it was saved, or the proposal, which follows the draft's unit task. */
export function useLine(documentId: string, draftVersion: number) {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queries = useQueryClient()
  const key = trpc.approval.draftLine.queryKey({ documentId })
  const line = useQuery({
    queryKey: [...key, draftVersion],
    queryFn: () => client.approval.draftLine.query({ documentId }),
    placeholderData: (before) => before,
  })
  const save = useMutation({
    mutationFn: ({ steps, basis, options }: PlannedLine) =>
      client.approval.saveLine.mutate({
        documentId,
        basedOn: line.data?.version ?? 0,
        steps: plannedOf(steps),
        basis,
        options: { ...options, readerIds: [...options.readerIds] },
      }),
    onSuccess: (saved) => queries.setQueryData([...key, draftVersion], saved),
    onError: (error) => {
      if (faultOf(error).code === 'LINE_STALE') void queries.invalidateQueries({ queryKey: key })
    },
  })
  return { line, save }
}

/** Every fault of steps that are still being arranged; the last answer stays while the next is on its way. */
export function useLineCheck(documentId: string, { steps, basis }: Pick<PlannedLine, 'steps' | 'basis'>) {
  const client = useTRPCClient()
  const planned = plannedOf(steps)
  return useQuery({
    queryKey: ['line-check', documentId, planned, basis],
    placeholderData: (before) => before,
    gcTime: 0,
    queryFn: () => client.approval.checkLine.mutate({ documentId, steps: planned, basis }),
  })
}

/** When the steps as they are arranged will likely be through, and what to know of them. */
export function useLineOutlook(documentId: string, steps: readonly LineStep[]) {
  const client = useTRPCClient()
  const planned = plannedOf(steps)
  return useQuery({
    queryKey: ['line-outlook', documentId, planned],
    placeholderData: (before) => before,
    gcTime: 0,
    queryFn: () => client.approval.outlook.mutate({ documentId, steps: planned }),
  })
}
