import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import type { SavedStep } from './shapes.ts'
import { useTRPC, useTRPCClient } from './trpc.ts'

/** Lines that are kept for later documents, one's own and the unit's, and how they are kept, renamed and removed. */
export function useSavedLines() {
  const trpc = useTRPC()
  const client = useTRPCClient()
  const queries = useQueryClient()
  const again = () => queries.invalidateQueries({ queryKey: trpc.approval.savedLines.queryKey() })
  const lines = useQuery(trpc.approval.savedLines.queryOptions())
  const save = useMutation({
    mutationFn: (line: { id: string | null; scope: 'PERSON' | 'UNIT'; name: string; steps: readonly SavedStep[] }) =>
      client.approval.saveSavedLine.mutate({ ...line, steps: [...line.steps] }),
    onSuccess: again,
  })
  const remove = useMutation({
    mutationFn: (id: string) => client.approval.removeSavedLine.mutate({ id }),
    onSuccess: again,
  })
  return { lines, save, remove }
}
