import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useTRPC } from '../../../api/trpc.ts'

/** The versions, one of them with its rows, and what an administrator does with them. */
export function useSchedule(id: string | null) {
  const trpc = useTRPC()
  const queries = useQueryClient()
  const heads = useQuery(trpc.identity.schedules.queryOptions())
  const schedule = useQuery({ ...trpc.identity.schedule.queryOptions({ id: id ?? '-' }), enabled: id !== null })
  const units = useQuery(trpc.identity.units.queryOptions(undefined, { staleTime: 60_000 }))
  const tasks = useQuery(trpc.classification.tasks.queryOptions({ unitId: null }, { staleTime: 60_000 }))
  const afresh = async (): Promise<void> => {
    await queries.invalidateQueries({ queryKey: trpc.identity.schedules.queryKey() })
    await queries.invalidateQueries({ queryKey: trpc.identity.schedule.queryKey() })
  }
  const acts = { onSuccess: afresh }
  return {
    heads,
    schedule,
    units: units.data ?? [],
    tasks: tasks.data,
    afresh,
    draft: useMutation(trpc.identity.draftSchedule.mutationOptions(acts)),
    save: useMutation(trpc.identity.saveSchedule.mutationOptions(acts)),
    discard: useMutation(trpc.identity.discardSchedule.mutationOptions(acts)),
    enact: useMutation(trpc.identity.enactSchedule.mutationOptions(acts)),
    take: useMutation(trpc.identity.importSchedule.mutationOptions(acts)),
    give: useMutation(trpc.identity.exportSchedule.mutationOptions()),
  }
}

export type ScheduleActs = ReturnType<typeof useSchedule>
