import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { useTRPC, useTRPCClient } from '../../api/trpc.ts'
import type { RecordRow } from './types.ts'

/** Rows of one page. */
const PAGE = 100

/** Every answer here is a look that the audit log keeps: it is asked when somebody asks, not each time the window comes forward. */
const ONCE = { staleTime: 60_000, refetchOnWindowFocus: false } as const

export interface RegisterFilter {
  readonly text: string | undefined
  readonly unitId: string | undefined
  readonly year: number | undefined
}

type Cursor = Pick<RecordRow, 'registeredAt' | 'documentId'> | null

/** The register, newest first, page after page; the rows before stay while a changed filter is asked. */
export function useRegister(filter: RegisterFilter) {
  const client = useTRPCClient()
  return useInfiniteQuery({
    queryKey: ['records', 'register', filter],
    initialPageParam: null as Cursor,
    queryFn: ({ pageParam, signal }) =>
      client.records.register.query({ ...present(filter), limit: PAGE, after: pageParam }, { signal }),
    getNextPageParam: (last) => last.next ?? undefined,
    placeholderData: (before) => before,
    ...ONCE,
  })
}

/** What lies in a folder, newest first. */
export function useFolderItems(folderId: string) {
  const client = useTRPCClient()
  return useInfiniteQuery({
    queryKey: ['records', 'folder', folderId],
    initialPageParam: null as Cursor,
    queryFn: ({ pageParam, signal }) => client.records.folder.query({ folderId, limit: PAGE, after: pageParam }, { signal }),
    getNextPageParam: (last) => last.next ?? undefined,
    ...ONCE,
  })
}

/** How many records each folder of the office holds, and from when to when. */
export function useFolderCounts() {
  const trpc = useTRPC()
  return useQuery(trpc.records.folders.queryOptions({}, ONCE))
}

/** The function tree. */
export function useFunctions() {
  const trpc = useTRPC()
  return useQuery(trpc.classification.tree.queryOptions(undefined, { staleTime: ONCE.staleTime }))
}

/** Unit tasks of one unit, or of all. */
export function useTasks(unitId: string | null) {
  const trpc = useTRPC()
  return useQuery(trpc.classification.tasks.queryOptions({ unitId }, { staleTime: ONCE.staleTime }))
}

/** Folders of a unit task. */
export function useFolders(taskId: string) {
  const trpc = useTRPC()
  return useQuery(trpc.classification.folders.queryOptions({ taskId }))
}

function present({ text, unitId, year }: RegisterFilter) {
  return {
    ...(text === undefined ? {} : { text }),
    ...(unitId === undefined ? {} : { unitId }),
    ...(year === undefined ? {} : { year }),
  }
}
